import { expect, it } from "vitest";
import {
  alice,
  ambient,
  callsOf,
  fail,
  keysOf,
  longTermSecrets,
  region,
  session,
  startJob,
  succeed,
  withKeys,
  withOidc,
} from "./job.ts";

const existing = { "aws-region": region, "use-existing-credentials": "true" };

it("keeps credentials that AWS accepts, and tells whose they are", async () => {
  await using runner = await startJob({ env: ambient("alice") });
  const run = await succeed(runner, { ...withOidc, ...existing });
  expect(callsOf(run)).toEqual(["GetCallerIdentity by alice"]);
  expect(run.outputs).toMatchObject({ "authenticated-arn": alice, "auth-method": "existing" });
  expect(run.notices).toHaveLength(1);
  expect(await runner.identity()).toBe(alice);
});

it("gets new ones where there are none", async () => {
  await using runner = await startJob();
  const run = await succeed(runner, { ...withOidc, ...existing });
  expect(run.outputs).toMatchObject({ "authenticated-arn": session("Workflow"), "auth-method": "oidc" });
});

it("gets new ones where AWS does not accept the old ones", async () => {
  await using runner = await startJob({ env: ambient("alice") });
  runner.aws.setKeyActive(keysOf("alice").accessKeyId, false);
  const run = await succeed(runner, { ...withOidc, ...existing });
  expect(callsOf(run)).toEqual([
    "GetCallerIdentity by alice",
    "GetIdToken",
    "AssumeRoleWithWebIdentity",
    "GetCallerIdentity by a session",
  ]);
  expect(await runner.identity()).toBe(session("Workflow"));
});

it("takes false for false", async () => {
  await using runner = await startJob({ env: ambient("maria") });
  await succeed(runner, { ...withKeys, "use-existing-credentials": "false" });
  expect(await runner.identity()).toBe(alice);
});

it("gets new ones where the old ones end too soon", async () => {
  await using runner = await startJob();
  await succeed(runner, { ...withOidc, "role-duration-seconds": "900", "export-expiration": "true" });
  const early = await succeed(runner, { ...withOidc, ...existing, "minimum-session-seconds": "600" });
  expect(early.outputs["auth-method"]).toBe("existing");
  const late = await succeed(runner, { ...withOidc, ...existing, "minimum-session-seconds": "1800" });
  expect(late.outputs["auth-method"]).toBe("oidc");
});

it("gets new ones where a minimum is asked for and no one says when the old ones end", async () => {
  await using runner = await startJob();
  await succeed(runner, withOidc);
  const run = await succeed(runner, { ...withOidc, ...existing, "minimum-session-seconds": "600" });
  expect(run.outputs["auth-method"]).toBe("oidc");
  await using other = await startJob({ env: ambient("alice") });
  const keys = await succeed(other, { ...withOidc, ...existing, "minimum-session-seconds": "600" });
  expect(keys.outputs["auth-method"]).toBe("existing");
});

it("shows nothing of credentials that it keeps", async () => {
  await using runner = await startJob({ env: ambient("alice") });
  const run = await succeed(runner, existing);
  expect(run.env).toEqual({ AWS_REGION: region, AWS_DEFAULT_REGION: region });
  expect(await runner.secretFiles(longTermSecrets)).toEqual([]);
});

it("fails where there are none and nothing to get new ones with", async () => {
  await using runner = await startJob();
  const run = await runner.step({ inputs: existing, idToken: false });
  expect(run.status).toBe(1);
  await using other = await startJob();
  const { code } = await fail(other, existing);
  expect(code).toBe("NO_CREDENTIALS");
});
