import type { StepRun } from "@aws-temp/testkit";
import { expect, it } from "vitest";
import { fail, startJob, succeed, withOidc } from "./job.ts";

const countOf = (run: StepRun, operation: string): number => run.calls.filter((call) => call.operation === operation).length;

it.concurrent.for([
  { name: "no token", body: "{}" },
  { name: "nothing that can be read", body: "<h1>Sign in</h1>" },
  { name: "null", body: '{"count":0,"value":null}' },
])("fails for a token service that answers with $name", async ({ body }, { expect }) => {
  await using runner = await startJob({ faults: [{ service: "actions-oidc", effect: { kind: "answer", body } }] });
  const { run, code } = await fail(runner, { ...withOidc, "retry-max-attempts": "2" });
  expect(code).toBe("SOURCE_FAILED");
  expect(countOf(run, "AssumeRoleWithWebIdentity")).toBe(0);
});

it("asks for a new token when the one that it has is over four minutes old", async () => {
  await using runner = await startJob({
    faults: [{ operation: "AssumeRoleWithWebIdentity", times: 1, effect: { kind: "throttle" } }],
    movableClock: true,
    onCall: (call, { advance }) => {
      if (call.fault === "throttle") advance(250);
    },
  });
  const run = await succeed(runner, withOidc);
  expect(countOf(run, "GetIdToken")).toBe(2);
});

it("asks for one token where one will do", async () => {
  await using runner = await startJob({
    faults: [{ operation: "AssumeRoleWithWebIdentity", times: 3, effect: { kind: "throttle" } }],
  });
  expect(countOf(await succeed(runner, withOidc), "GetIdToken")).toBe(1);
});
