import { expectCleanLog } from "@aws-temp/testkit";
import { describe, expect, it } from "vitest";
import {
  ambient,
  expectNothingLeft,
  type Inputs,
  longTermSecrets,
  refusalOf,
  startJob,
  succeed,
  withKeysAndRole,
  withOidc,
} from "./job.ts";

const everything: Inputs = {
  "output-credentials": "true",
  "output-env-credentials": "true",
  "aws-profile": "shop",
  "export-expiration": "true",
};

describe.skipIf(process.platform === "win32")("interrupted", () => {
  it.concurrent.for(
    [
      { at: "GetIdToken", inputs: withOidc },
      { at: "AssumeRoleWithWebIdentity", inputs: withOidc },
      { at: "GetCallerIdentity", inputs: withOidc },
      { at: "AssumeRole", inputs: withKeysAndRole },
    ].flatMap((each) => (["SIGINT", "SIGTERM"] as const).map((signal) => ({ ...each, signal }))),
  )("by $signal at $at, leaves nothing", async ({ at, inputs, signal }, { expect }) => {
    await using runner = await startJob({ faults: [{ operation: at, effect: { kind: "hang" } }] });
    const run = await runner.step({ inputs: { ...inputs, ...everything }, interrupt: { at, signal } });
    expect(run.status).not.toBe(0);
    await expectNothingLeft(runner, run);
    expectCleanLog(run, runner.secrets(longTermSecrets));
    expect(await runner.identity()).toBeUndefined();
    const posts = await runner.endJob();
    expect(posts).toMatchObject([{ status: 0, errors: [] }]);
  });

  it("leaves what was there before", async () => {
    await using runner = await startJob({ env: ambient("maria"), faults: [{ service: "sts", effect: { kind: "hang" } }] });
    await runner.step({ inputs: withOidc, interrupt: { at: "AssumeRoleWithWebIdentity", signal: "SIGTERM" } });
    await runner.endJob();
    expect(runner.job.env).toMatchObject(ambient("maria"));
    expect(await runner.secretFiles(longTermSecrets)).toEqual([]);
  });
});

it("ends when its time is over, leaving nothing", async () => {
  await using runner = await startJob({ faults: [{ operation: "AssumeRoleWithWebIdentity", effect: { kind: "hang" } }] });
  const run = await runner.step({ inputs: { ...withOidc, "action-timeout-s": "1", "aws-profile": "shop" } });
  const { code } = refusalOf(runner, run);
  expect(code).toBe("TIMED_OUT");
  await expectNothingLeft(runner, run);
});

it.concurrent.for(["60", "3000000"])("does not end before its time is over in %s seconds", async (seconds, { expect }) => {
  await using runner = await startJob();
  expect((await succeed(runner, { ...withOidc, "action-timeout-s": seconds })).outputs["auth-method"]).toBe("oidc");
});
