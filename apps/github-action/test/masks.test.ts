import { expectCleanLog } from "@aws-temp/testkit";
import { expect, it } from "vitest";
import {
  dev,
  fail,
  finish,
  type Inputs,
  keysOf,
  longTermSecrets,
  prod,
  region,
  role,
  startJob,
  succeed,
  withKeys,
  withKeysAndRole,
  withOidc,
} from "./job.ts";

const { accessKeyId, secretAccessKey } = keysOf("alice");

it("masks everything secret that it is given, gets, or makes", async () => {
  await using runner = await startJob();
  const oidc = await succeed(runner, withOidc);
  const { "request token 1": _, ...issued } = runner.aws.issuedSecrets();
  expect(oidc.masks).toEqual(expect.arrayContaining([...Object.values(issued), oidc.env["AWS_ACCESS_KEY_ID"]]));
  const keys = await succeed(runner, { ...withKeys, "role-to-assume": role("Vendor"), "role-external-id": "acme-42" });
  expect(keys.masks).toEqual(expect.arrayContaining([accessKeyId, secretAccessKey, "acme-42", keys.env["AWS_SESSION_TOKEN"]]));
});

it("masks a given key before it can fail for any reason", async () => {
  await using runner = await startJob();
  const { run } = await fail(runner, { ...withKeys, "aws-region": "nowhere_1" });
  expect(run.masks).toEqual(expect.arrayContaining([secretAccessKey]));
});

it("masks a given session token", async () => {
  await using runner = await startJob();
  const token = "a+session/token+of+some/length==";
  const { run } = await fail(runner, { ...withKeys, "aws-session-token": token, "disable-retry": "true" });
  expect(run.masks).toContain(token);
  expectCleanLog(run, { token });
});

it.concurrent.for<{ name: string; inputs: Inputs }>([
  { name: "OIDC", inputs: withOidc },
  { name: "keys", inputs: withKeys },
  { name: "keys and a role", inputs: withKeysAndRole },
  { name: "no variables", inputs: { ...withOidc, "output-env-credentials": "false" } },
  { name: "a profile", inputs: { ...withOidc, "aws-profile": "shop" } },
])("masks account and ARN first of all where asked, with $name", async ({ inputs }, { expect }) => {
  await using runner = await startJob();
  const run = await succeed(runner, { ...inputs, "mask-aws-account-id": "true" });
  const { "aws-account-id": account = "", "authenticated-arn": arn = "" } = run.outputs;
  expect(run.masks).toEqual(expect.arrayContaining([account, arn]));
  expect(run.log).not.toContain(account);
});

it("does not mask the account unless asked", async () => {
  await using runner = await startJob();
  const run = await succeed(runner, withOidc);
  expect(run.masks).not.toContain(prod);
});

it("masks the account in errors, too", async () => {
  await using runner = await startJob();
  const { run } = await fail(runner, { ...withOidc, "mask-aws-account-id": "true", "allowed-account-ids": "999999999999" });
  expect(run.masks).toContain(prod);
  expect(run.log).not.toContain(prod);
});

it("masks the account in errors about the very inputs that name it", async () => {
  await using runner = await startJob();
  const allowed = `${prod};${dev}`;
  const { run } = await fail(runner, { ...withOidc, "mask-aws-account-id": "true", "allowed-account-ids": allowed });
  expect(run.calls).toEqual([]);
  for (const account of [prod, dev]) expect(run.log).not.toContain(account);
});

it("leaves the access key id readable where signed addresses must pass, and nothing else", async () => {
  await using runner = await startJob();
  const run = await succeed(runner, { ...withOidc, "mask-access-key-id": "false" });
  expect(run.masks).not.toContain(run.env["AWS_ACCESS_KEY_ID"]);
  expect(run.masks).toEqual(expect.arrayContaining([run.env["AWS_SECRET_ACCESS_KEY"], run.env["AWS_SESSION_TOKEN"]]));
});

it("masks a token that AWS refused", async () => {
  await using runner = await startJob({ job: { repository: "evil/shop" } });
  const { run } = await fail(runner, { ...withOidc, "disable-retry": "true" });
  expect(run.masks).toEqual(expect.arrayContaining([runner.aws.issuedSecrets()["ID token 1"]]));
});

it.concurrent.for([withOidc, withKeysAndRole])("shows no more where the runner asks for details", async (inputs, { expect }) => {
  await using runner = await startJob({ env: { RUNNER_DEBUG: "1", ACTIONS_STEP_DEBUG: "true" } });
  const run = await succeed(runner, { ...inputs, "aws-profile": "shop", "output-env-credentials": "true" });
  expect(run.env).toHaveProperty("AWS_SESSION_TOKEN");
  await finish(runner);
});

it("masks in the job, not only in its step", async () => {
  await using runner = await startJob();
  const first = await succeed(runner, withOidc);
  const second = await succeed(runner, { "aws-region": region, "role-chaining": "true", "role-to-assume": role("Stage") });
  expectCleanLog(second, { ...runner.secrets(longTermSecrets), first: first.env["AWS_SESSION_TOKEN"] ?? "" });
});
