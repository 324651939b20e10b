import { expectNoSecrets, watchArguments } from "@aws-temp/testkit";
import { expect, it } from "vitest";
import {
  ambient,
  callsOf,
  fail,
  finish,
  type Inputs,
  keysOf,
  longTermSecrets,
  region,
  role,
  session,
  startJob,
  succeed,
  withKeys,
  withKeysAndRole,
  withOidc,
} from "./job.ts";

const names = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_REGION", "AWS_DEFAULT_REGION"];
const stage: Inputs = { "aws-region": "eu-west-1", "role-to-assume": role("Stage"), "role-chaining": "true" };

const pick = (env: Readonly<Record<string, string>>) => Object.fromEntries(names.map((name) => [name, env[name] ?? ""]));

it("clears at the end what was not there before", async () => {
  await using runner = await startJob();
  await succeed(runner, withOidc);
  expect(await finish(runner)).toHaveLength(1);
  expect(pick(runner.job.env)).toEqual(Object.fromEntries(names.map((name) => [name, ""])));
});

it("restores at the end what was there before", async () => {
  const before = {
    ...ambient("maria"),
    AWS_SESSION_TOKEN: "old/session+token/of+the/job==",
    AWS_REGION: "us-east-1",
    AWS_PROFILE: "mine",
  };
  await using runner = await startJob({ env: before });
  await succeed(runner, withOidc);
  expect(await runner.identity()).toBe(session("Workflow"));
  expect(await finish(runner)).toHaveLength(1);
  expect(runner.job.env).toMatchObject({ ...before, AWS_DEFAULT_REGION: "" });
  expect(await runner.secretFiles({ ...longTermSecrets, token: before.AWS_SESSION_TOKEN })).toEqual([]);
});

it("does not hand keys of the step's own env to the rest of the job", async () => {
  await using runner = await startJob({ env: { AWS_REGION: region } });
  await succeed(runner, { "role-to-assume": role("Tagged"), "role-chaining": "true" }, ambient("alice"));
  await finish(runner);
  expect(runner.job.env).toMatchObject({ AWS_ACCESS_KEY_ID: "", AWS_SECRET_ACCESS_KEY: "", AWS_REGION: region });
});

it("leaves a variable that it set to what it was", async () => {
  await using runner = await startJob({ env: { ...ambient("alice"), AWS_REGION: region } });
  await succeed(runner, { ...withKeys, "unset-current-credentials": "true" });
  await finish(runner);
  expect(runner.job.env).toMatchObject({ ...ambient("alice"), AWS_REGION: region, AWS_DEFAULT_REGION: "" });
});

it("clears at the end where told not to restore", async () => {
  await using runner = await startJob({ env: ambient("maria") });
  await succeed(runner, { ...withOidc, "restore-previous-credentials": "false" });
  expect(await finish(runner)).toHaveLength(1);
  expect(pick(runner.job.env)).toEqual(Object.fromEntries(names.map((name) => [name, ""])));
});

it("nests: each post restores what its step found, the last first", async () => {
  await using runner = await startJob({ env: ambient("maria") });
  const [first, second] = [await succeed(runner, withOidc), await succeed(runner, stage)];
  const third = await succeed(runner, withKeys);
  expect(pick(runner.job.env)).toMatchObject(pick(third.env));
  const seen: Record<string, string>[] = (await finish(runner)).map(({ env }) => pick(env));
  expect(seen).toEqual([pick({ ...second.env }), pick({ ...first.env }), pick(ambient("maria"))]);
  expect(await runner.secretFiles(longTermSecrets)).toEqual([]);
});

it("restores where a nested step failed", async () => {
  await using runner = await startJob();
  const first = await succeed(runner, withOidc);
  await fail(runner, { ...withKeys, "allowed-account-ids": "999999999999" });
  expect(pick(runner.job.env)).toEqual(pick(first.env));
  expect(await finish(runner)).toHaveLength(2);
  expect(await runner.identity()).toBeUndefined();
});

it("does what is left of cleaning up after a step that failed early", async () => {
  await using runner = await startJob({ env: ambient("maria") });
  await fail(runner, { "aws-region": "" });
  expect(await finish(runner)).toHaveLength(1);
  expect(runner.job.env).toMatchObject(ambient("maria"));
});

it("keeps what it restores in a file of its own, which no one else may read", async () => {
  await using runner = await startJob({ env: ambient("maria") });
  const run = await succeed(runner, withOidc);
  const files = await runner.secretFiles(longTermSecrets);
  expect(new Set(files.map(({ file }) => file.split("/").slice(0, 2).join("/")))).toEqual(new Set(["work/_temp"]));
  if (process.platform !== "win32") expect(new Set(files.map(({ mode }) => mode))).toEqual(new Set([0o600]));
  expect(JSON.stringify(run.state)).not.toContain(keysOf("maria").secretAccessKey);
});

it("leaves the credentials to the end where the job says so", async () => {
  await using runner = await startJob({ env: { AWS_SKIP_CLEANUP_STEP: "true" } });
  const run = await succeed(runner, withOidc);
  expect(await runner.endJob()).toEqual([]);
  expect(pick(runner.job.env)).toEqual(pick(run.env));
});

it("touches no variables at the end where it exported none", async () => {
  await using runner = await startJob({ env: ambient("maria") });
  await succeed(runner, { ...withOidc, "output-env-credentials": "false" });
  const posts = await finish(runner);
  expect(posts.map(({ env }) => env)).toEqual([{}]);
});

it("restores the profile that the job used", async () => {
  await using runner = await startJob({ env: { AWS_PROFILE: "mine" } });
  const run = await succeed(runner, { ...withOidc, "aws-profile": "shop", "output-env-credentials": "true" });
  expect(run.env["AWS_PROFILE"]).toBe("shop");
  await finish(runner);
  expect(runner.job.env["AWS_PROFILE"]).toBe("mine");
});

it("restores what unset-only cleared", async () => {
  await using runner = await startJob({ env: { ...ambient("maria"), AWS_REGION: region } });
  await succeed(runner, { "unset-only": "true" });
  expect(await runner.identity()).toBeUndefined();
  await finish(runner);
  expect(runner.job.env).toMatchObject({ ...ambient("maria"), AWS_REGION: region });
});

it("restores the files that the job used", async () => {
  const files = { AWS_CONFIG_FILE: "/nowhere/config", AWS_SHARED_CREDENTIALS_FILE: "/nowhere/credentials" };
  await using runner = await startJob({ env: files });
  const inputs = { ...withOidc, "aws-profile": "shop", "config-location": "temp" };
  const first = await succeed(runner, inputs);
  const second = await succeed(runner, { ...inputs, "aws-profile": "shop-2" });
  expect(first.env["AWS_CONFIG_FILE"]).toContain(runner.temp);
  expect(second.env["AWS_CONFIG_FILE"] ?? first.env["AWS_CONFIG_FILE"]).toBe(runner.job.env["AWS_CONFIG_FILE"]);
  await finish(runner);
  expect(runner.job.env).toMatchObject(files);
});

it("lets an end of other credentials go with them", async () => {
  const end = "2026-01-01T00:00:00Z";
  await using runner = await startJob({ env: { ...ambient("maria"), AWS_CREDENTIAL_EXPIRATION: end } });
  await succeed(runner, withKeys);
  expect(runner.job.env["AWS_CREDENTIAL_EXPIRATION"]).toBe("");
  await finish(runner);
  expect(runner.job.env["AWS_CREDENTIAL_EXPIRATION"]).toBe(end);
});

it("chains from the profile of an earlier step", async () => {
  await using runner = await startJob();
  await succeed(runner, { ...withKeys, "aws-profile": "base" });
  const inputs = { "aws-region": region, "role-to-assume": role("Tagged"), "role-chaining": "true", "aws-profile": "shop" };
  const run = await succeed(runner, inputs, { AWS_PROFILE: "base" });
  expect(callsOf(run)).toContain("AssumeRole by alice");
  expect(await runner.identity("shop")).toBe(session("Tagged"));
  await finish(runner);
  expect(await runner.secretFiles(longTermSecrets)).toEqual([]);
});

it("shows no secret to anyone who sees the machine's processes", async () => {
  await using runner = await startJob({ env: ambient("maria") });
  using watch = watchArguments();
  await succeed(runner, { ...withKeysAndRole, "aws-profile": "shop", "output-env-credentials": "true" });
  await finish(runner);
  if (watch.watching) expect(watch.commandLines().join("\n")).toContain("main.mjs");
  expectNoSecrets(runner.secrets(longTermSecrets), { argv: watch.commandLines().join("\n") });
});
