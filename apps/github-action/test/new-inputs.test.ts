import { expect, it } from "vitest";
import {
  ambient,
  expectNothingLeft,
  fail,
  finish,
  longTermSecrets,
  prod,
  region,
  session,
  startJob,
  succeed,
  withKeys,
  withOidc,
} from "./job.ts";

it.concurrent.for([
  { name: "enough", seconds: "3000" },
  { name: "none asked for", seconds: "" },
])("takes credentials that last long enough: $name", async ({ seconds }, { expect }) => {
  await using runner = await startJob();
  const run = await succeed(runner, { ...withOidc, "minimum-session-seconds": seconds });
  expect(run.outputs["auth-method"]).toBe("oidc");
});

it("fails for credentials that end too soon, and leaves none", async () => {
  await using runner = await startJob();
  const { run, code, text } = await fail(runner, {
    ...withOidc,
    "role-duration-seconds": "900",
    "minimum-session-seconds": "1800",
  });
  expect(code).toBe("SESSION_TOO_SHORT");
  expect(text).toContain("minimum-session-seconds");
  await expectNothingLeft(runner, run);
});

it("takes keys that never end for long enough", async () => {
  await using runner = await startJob();
  await succeed(runner, { ...withKeys, "minimum-session-seconds": "43200" });
});

it("sums the step up without secrets", async () => {
  await using runner = await startJob();
  const run = await succeed(runner, { ...withOidc, "aws-profile": "shop", summary: "true" });
  for (const part of ["shop", prod, "Workflow", "GitHubActions", "oidc"]) {
    expect(run.summary.toLowerCase()).toContain(part.toLowerCase());
  }
  expect(run.summary).toMatch(/^\|.*\|$/m);
  expect((await succeed(runner, withKeys)).summary).toBe("");
});

it.concurrent.for([
  { shown: "(variables)", inputs: withOidc },
  { shown: "(variables, outputs)", inputs: { ...withOidc, "output-credentials": "true" } },
  { shown: "(outputs)", inputs: { ...withOidc, "output-credentials": "true", "output-env-credentials": "false" } },
  { shown: "(not exported)", inputs: { ...withOidc, "output-env-credentials": "false" } },
  { shown: "(as before)", inputs: { "aws-region": region }, env: ambient("maria") },
])("says in the summary where the credentials are: $shown", async ({ shown, inputs, env }, { expect }) => {
  await using runner = await startJob({ env });
  const run = await succeed(runner, { ...inputs, summary: "true" });
  expect(run.summary).toContain(`| ${shown} |`);
  expect(run.summary.match(/\(/g)).toHaveLength(1);
});

it.concurrent.for(["pull_request_target", "workflow_run", "issue_comment"])(
  "warns once on %s, where strangers' code may run",
  async (eventName, { expect }) => {
    await using runner = await startJob({ job: { eventName } });
    const run = await succeed(runner, withOidc);
    expect(run.warnings.map(({ text }) => text)).toEqual([expect.stringContaining(eventName)]);
  },
);

it.concurrent.for([
  { name: "on a push", eventName: "push", inputs: {} },
  { name: "on a pull request", eventName: "pull_request", inputs: {} },
  { name: "where told not to", eventName: "pull_request_target", inputs: { "warn-untrusted-events": "false" } },
])("does not warn $name", async ({ eventName, inputs }, { expect }) => {
  await using runner = await startJob({ job: { eventName } });
  expect((await succeed(runner, { ...withOidc, ...inputs })).warnings).toEqual([]);
});

it("leaves nothing in the job's files at its end", async () => {
  await using runner = await startJob({ env: ambient("maria") });
  await succeed(runner, { ...withOidc, "aws-profile": "shop", "config-location": "temp" });
  await succeed(runner, { ...withOidc, "aws-profile": "shop-2", "config-location": "temp" });
  expect(await runner.identity("shop")).toBe(session("Workflow"));
  expect(await runner.identity("shop-2")).toBe(session("Workflow"));
  await finish(runner);
  expect(await runner.secretFiles(longTermSecrets)).toEqual([]);
});

it("tells a later step's region alone, where it says so", async () => {
  await using runner = await startJob({ env: { AWS_REGION: "us-east-1" } });
  const run = await succeed(runner, { ...withOidc, "aws-region": region });
  expect(run.env).toMatchObject({ AWS_REGION: region, AWS_DEFAULT_REGION: region });
});
