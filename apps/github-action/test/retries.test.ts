import type { FaultEffect, FaultRule } from "@aws-temp/local-aws";
import type { StepRun } from "@aws-temp/testkit";
import { expect, it } from "vitest";
import { expectNothingLeft, fail, type Inputs, role, session, startJob, succeed, withKeysAndRole, withOidc } from "./job.ts";

const countOf = (run: StepRun, operation: string): number => run.calls.filter((call) => call.operation === operation).length;

const refused = (code: string, status: number, message: string): FaultEffect => ({ kind: "error", code, status, message });
const unknownKey = refused("InvalidClientTokenId", 403, "The security token included in the request is invalid.");
const noAnswer = refused("IDPCommunicationError", 400, "Not able to fetch the identity provider's keys.");
const noKey = refused("InvalidIdentityToken", 400, "Couldn't retrieve verification key from your identity provider");

it.concurrent.for<{ name: string; inputs?: Inputs; fault: FaultRule; calls: [operation: string, times: number] }>([
  {
    name: "AWS's own errors",
    fault: { operation: "AssumeRoleWithWebIdentity", times: 2, effect: { kind: "server-error" } },
    calls: ["AssumeRoleWithWebIdentity", 3],
  },
  {
    name: "an AWS that is not there for a moment",
    fault: { operation: "AssumeRoleWithWebIdentity", times: 1, effect: { kind: "server-error", status: 503 } },
    calls: ["AssumeRoleWithWebIdentity", 2],
  },
  {
    name: "throttling",
    fault: { operation: "AssumeRoleWithWebIdentity", times: 2, effect: { kind: "throttle" } },
    calls: ["AssumeRoleWithWebIdentity", 3],
  },
  {
    name: "a connection that breaks",
    fault: { operation: "AssumeRoleWithWebIdentity", times: 1, effect: { kind: "drop", at: "start" } },
    calls: ["AssumeRoleWithWebIdentity", 2],
  },
  {
    name: "an answer that breaks off",
    fault: { operation: "AssumeRoleWithWebIdentity", times: 1, effect: { kind: "drop", at: "middle" } },
    calls: ["AssumeRoleWithWebIdentity", 2],
  },
  {
    name: "an answer that no one can read",
    fault: { operation: "AssumeRoleWithWebIdentity", times: 1, effect: { kind: "garble" } },
    calls: ["AssumeRoleWithWebIdentity", 2],
  },
  {
    name: "an issuer that AWS cannot reach",
    fault: { operation: "AssumeRoleWithWebIdentity", times: 1, effect: noAnswer },
    calls: ["AssumeRoleWithWebIdentity", 2],
  },
  {
    name: "an issuer whose keys AWS cannot get",
    fault: { operation: "AssumeRoleWithWebIdentity", times: 1, effect: noKey },
    calls: ["AssumeRoleWithWebIdentity", 2],
  },
  {
    name: "a role that IAM has not told to every server yet",
    fault: {
      operation: "AssumeRoleWithWebIdentity",
      times: 2,
      effect: refused("AccessDenied", 403, "Not authorized to perform sts:AssumeRoleWithWebIdentity"),
    },
    calls: ["AssumeRoleWithWebIdentity", 3],
  },
  {
    name: "new credentials that AWS does not know yet",
    fault: { operation: "GetCallerIdentity", times: 2, effect: unknownKey },
    calls: ["GetCallerIdentity", 3],
  },
  {
    name: "a token service that fails",
    fault: { service: "actions-oidc", times: 2, effect: { kind: "server-error" } },
    calls: ["GetIdToken", 3],
  },
  {
    name: "a token service that is asked too often",
    fault: { service: "actions-oidc", times: 1, effect: { kind: "throttle" } },
    calls: ["GetIdToken", 2],
  },
  {
    name: "a token service that breaks off",
    fault: { service: "actions-oidc", times: 1, effect: { kind: "drop", at: "middle" } },
    calls: ["GetIdToken", 2],
  },
  {
    name: "a token service behind a gateway's page",
    fault: { service: "actions-oidc", times: 1, effect: { kind: "answer", status: 502, body: "<h1>Bad gateway</h1>" } },
    calls: ["GetIdToken", 2],
  },
  {
    name: "a slow token service",
    fault: { service: "actions-oidc", times: 1, effect: { kind: "slow", milliseconds: 300 } },
    calls: ["GetIdToken", 1],
  },
])("survives $name", async ({ fault, calls: [operation, times] }, { expect }) => {
  await using runner = await startJob({ faults: [fault] });
  const run = await succeed(runner, withOidc);
  expect(countOf(run, operation)).toBe(times);
  expect(run.outputs["authenticated-arn"]).toBe(session("Workflow"));
});

it("survives a role by keys that IAM has not told to every server yet", async () => {
  const effect = refused("AccessDenied", 403, "User is not authorized to perform: sts:AssumeRole");
  await using runner = await startJob({ faults: [{ operation: "AssumeRole", times: 2, effect }] });
  expect(countOf(await succeed(runner, withKeysAndRole), "AssumeRole")).toBe(3);
});

const always = (effect: FaultEffect, operation = "AssumeRoleWithWebIdentity"): FaultRule => ({ operation, effect });

it.concurrent.for<{ name: string; inputs?: Inputs; fault: FaultRule; code: string; operation?: string }>([
  {
    name: "a call that AWS finds wrong",
    fault: always(refused("ValidationError", 400, "1 validation error detected")),
    code: "INVALID_VALUE",
  },
  {
    name: "a malformed policy",
    fault: always(refused("MalformedPolicyDocument", 400, "Syntax errors in policy.")),
    code: "POLICY_REFUSED",
  },
  {
    name: "policies that are too large",
    fault: always(refused("PackedPolicyTooLarge", 400, "Packed policy consumes 112% of allotted space")),
    code: "POLICY_REFUSED",
  },
  {
    name: "a region that is switched off",
    fault: always(refused("RegionDisabledException", 403, "STS is not activated in this region for account")),
    code: "REGION_DISABLED",
  },
  {
    name: "an account without the provider",
    fault: always(refused("InvalidIdentityToken", 400, "No OpenIDConnect provider found in your account for https://token")),
    code: "WEB_IDENTITY_REJECTED",
  },
  {
    name: "a claim that AWS does not take",
    fault: always(refused("IDPRejectedClaim", 403, "The identity provider has reported that authentication failed")),
    code: "WEB_IDENTITY_REJECTED",
  },
  {
    name: "given keys that AWS does not know",
    inputs: withKeysAndRole,
    fault: always(unknownKey, "AssumeRole"),
    code: "KEYS_UNKNOWN",
    operation: "AssumeRole",
  },
  {
    name: "given keys that have expired",
    inputs: withKeysAndRole,
    fault: always(refused("ExpiredToken", 403, "The security token included in the request is expired"), "AssumeRole"),
    code: "KEYS_EXPIRED",
    operation: "AssumeRole",
  },
  {
    name: "a token service that refuses",
    fault: { service: "actions-oidc", effect: refused("Forbidden", 403, "No.") },
    code: "SOURCE_FAILED",
    operation: "GetIdToken",
  },
])("asks once, and never again, for $name", async ({ inputs = withOidc, fault, code, operation }, { expect }) => {
  await using runner = await startJob({ faults: [fault] });
  const refusal = await fail(runner, inputs);
  expect(refusal.code).toBe(code);
  expect(countOf(refusal.run, operation ?? fault.operation ?? "")).toBe(1);
  await expectNothingLeft(runner, refusal.run);
});

it.concurrent.for<{ name: string; inputs: Inputs; times: number }>([
  { name: "three times, which are the SDK's own tries,", inputs: { "disable-retry": "true" }, times: 3 },
  { name: "three times", inputs: { "retry-max-attempts": "3" }, times: 3 },
  { name: "at least once", inputs: { "retry-max-attempts": "-4" }, times: 1 },
])("asks $name where told so", async ({ inputs, times }, { expect }) => {
  await using runner = await startJob({ faults: [always({ kind: "server-error" })] });
  const { run, code } = await fail(runner, { ...withOidc, ...inputs });
  expect(code).toBe("AWS_UNAVAILABLE");
  expect(countOf(run, "AssumeRoleWithWebIdentity")).toBe(times);
  await expectNothingLeft(runner, run);
});

it.concurrent.for(["0", "many"])("asks as often as ever where retry-max-attempts is %s", async (attempts, { expect }) => {
  await using runner = await startJob({ faults: [{ ...always({ kind: "server-error" }), times: 4 }] });
  const run = await succeed(runner, { ...withOidc, "retry-max-attempts": attempts });
  expect(countOf(run, "AssumeRoleWithWebIdentity")).toBe(5);
});

it("goes on asking for plain keys through faults, whatever disable-retry says", async () => {
  await using runner = await startJob({ awkwardKeys: 1, faults: [{ ...always({ kind: "throttle" }), times: 1 }] });
  const run = await succeed(runner, { ...withOidc, "special-characters-workaround": "true", "disable-retry": "true" });
  expect(countOf(run, "AssumeRoleWithWebIdentity")).toBe(3);
});

it.concurrent.for<{ name: string; fault: FaultRule; code: string }>([
  { name: "the token service", fault: { service: "actions-oidc", effect: { kind: "server-error" } }, code: "SOURCE_FAILED" },
  { name: "AWS", fault: { service: "sts", effect: { kind: "drop", at: "start" } }, code: "NETWORK_UNREACHABLE" },
])("says that it was $name that failed", async ({ fault, code }, { expect }) => {
  await using runner = await startJob({ faults: [fault] });
  const refusal = await fail(runner, { ...withOidc, "retry-max-attempts": "2" });
  expect(refusal.code).toBe(code);
  await expectNothingLeft(runner, refusal.run);
});

it("gives a refusal that stays no more time than IAM needs", async () => {
  await using runner = await startJob({ job: { repository: "evil/shop" } });
  const { run, code } = await fail(runner, withOidc);
  expect(code).toBe("ACCESS_DENIED");
  expect(countOf(run, "AssumeRoleWithWebIdentity")).toBeGreaterThan(1);
  expect(countOf(run, "AssumeRoleWithWebIdentity")).toBeLessThanOrEqual(12);
  await expectNothingLeft(runner, run);
});

it("never asks for a role that does not exist more often than for one that refuses", async () => {
  await using runner = await startJob();
  const { run, code } = await fail(runner, { ...withOidc, "role-to-assume": role("Nope"), "retry-max-attempts": "2" });
  expect(code).toBe("ACCESS_DENIED");
  expect(countOf(run, "AssumeRoleWithWebIdentity")).toBe(2);
});
