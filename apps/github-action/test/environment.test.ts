import { findAwsCli, findPythonWith, requireTool, runProcess } from "@aws-temp/testkit";
import { describe, expect, it } from "vitest";
import {
  alice,
  ambient,
  dev,
  fail,
  finish,
  type Inputs,
  keysOf,
  prod,
  region,
  session,
  startJob,
  succeed,
  withKeys,
  withKeysAndRole,
  withOidc,
} from "./job.ts";

const id = /^ASIA[A-Z2-7]{16}$/;
const { accessKeyId, secretAccessKey } = keysOf("alice");
const regions = { AWS_REGION: region, AWS_DEFAULT_REGION: region };
const temporary = {
  AWS_ACCESS_KEY_ID: expect.stringMatching(id),
  AWS_SECRET_ACCESS_KEY: expect.stringMatching(/^.{40}$/),
  AWS_SESSION_TOKEN: expect.stringMatching(/^IQ.{100,}$/),
};
const given = { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey };
const credentialOutputs = {
  "aws-access-key-id": expect.stringMatching(id),
  "aws-secret-access-key": expect.any(String),
  "aws-session-token": expect.any(String),
  "aws-expiration": expect.stringMatching(/^"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z"$/),
};

it.concurrent.for<{ name: string; inputs: Inputs; job?: Record<string, string>; env: object; without?: string[] }>([
  { name: "a role's credentials and the region", inputs: withOidc, env: { ...temporary, ...regions } },
  { name: "given keys and the region", inputs: withKeys, env: { ...given, ...regions }, without: ["AWS_SESSION_TOKEN"] },
  {
    name: "given keys without the session token of an earlier step",
    inputs: withKeys,
    job: { AWS_SESSION_TOKEN: "of/an+earlier+step" },
    env: { ...given, AWS_SESSION_TOKEN: "" },
  },
  { name: "no expiry, unless told to", inputs: withOidc, env: temporary, without: ["AWS_CREDENTIAL_EXPIRATION"] },
  {
    name: "the expiry, where told to",
    inputs: { ...withOidc, "export-expiration": "true" },
    env: { ...temporary, AWS_CREDENTIAL_EXPIRATION: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.000)?Z$/) },
  },
  {
    name: "no empty AWS_PROFILE, which the AWS CLI takes for a profile without a name",
    inputs: withOidc,
    job: { AWS_PROFILE: "shop" },
    env: temporary,
    without: ["AWS_PROFILE"],
  },
  {
    name: "the region of AWS_REGION",
    inputs: { ...withOidc, "aws-region": "" },
    job: { AWS_REGION: "eu-west-3" },
    env: temporary,
  },
  {
    name: "the region of AWS_DEFAULT_REGION",
    inputs: { ...withOidc, "aws-region": "" },
    job: { AWS_DEFAULT_REGION: "eu-west-2" },
    env: { ...temporary, AWS_REGION: "eu-west-2" },
  },
])("exports $name", async ({ inputs, job, env, without = [] }, { expect }) => {
  await using runner = await startJob({ env: job ?? {} });
  const run = await succeed(runner, inputs);
  expect(run.env).toEqual(expect.objectContaining(env));
  for (const name of without) expect(run.env).not.toHaveProperty(name);
});

it("passes the machine's own keys on as they are", async () => {
  await using runner = await startJob({ env: ambient("alice") });
  const run = await succeed(runner, { "aws-region": region });
  expect(await runner.identity()).toBe(alice);
  expect(run.outputs).toMatchObject({ "aws-account-id": dev, "authenticated-arn": alice });
});

it.concurrent.for<{ name: string; inputs: Inputs; outputs: object; without?: string[] }>([
  {
    name: "account and ARN",
    inputs: withOidc,
    outputs: { "aws-account-id": prod, "authenticated-arn": session("Workflow") },
    without: ["aws-access-key-id", "aws-secret-access-key", "aws-session-token", "aws-expiration"],
  },
  {
    name: "credentials, where told to",
    inputs: { ...withOidc, "output-credentials": "true" },
    outputs: { ...credentialOutputs, "aws-account-id": prod },
  },
  {
    name: "given keys, which do not expire",
    inputs: { ...withKeys, "output-credentials": "true" },
    outputs: { "aws-access-key-id": accessKeyId, "aws-secret-access-key": secretAccessKey },
    without: ["aws-expiration", "expiration", "expires-in-seconds"],
  },
  {
    name: "how long they last",
    inputs: { ...withOidc, "role-duration-seconds": "900" },
    outputs: {
      expiration: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.000)?Z$/),
      "expires-in-seconds": expect.stringMatching(/^(?:900|8\d\d)$/),
      "auth-method": "oidc",
    },
  },
])("outputs $name", async ({ inputs, outputs, without = [] }, { expect }) => {
  await using runner = await startJob();
  const run = await succeed(runner, inputs);
  expect(run.outputs).toEqual(expect.objectContaining(outputs));
  for (const name of without) expect(run.outputs[name] ?? "").toBe("");
});

it.concurrent.for<{ name: string; inputs: Inputs }>([
  { name: "OIDC", inputs: withOidc },
  { name: "keys", inputs: withKeys },
  { name: "keys and a role", inputs: withKeysAndRole },
])("keeps the environment out of it with $name, and tells account and ARN all the same", async ({ inputs }, { expect }) => {
  await using runner = await startJob();
  const run = await succeed(runner, { ...inputs, "output-env-credentials": "false", "output-credentials": "true" });
  expect(run.env).toEqual({});
  expect(run.outputs).toMatchObject({
    "aws-access-key-id": expect.any(String),
    "aws-account-id": expect.stringMatching(/^\d{12}$/),
    "authenticated-arn": expect.stringMatching(/^arn:aws:/),
  });
});

it.concurrent.for([
  { name: "not unless told to", inputs: {}, cleared: [] },
  {
    name: "before anything else",
    inputs: { "unset-current-credentials": "true" },
    cleared: ["AWS_ACCESS_KEY_ID", "AWS_DEFAULT_REGION", "AWS_REGION", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"],
  },
  {
    name: "not where variables are left alone",
    inputs: { "unset-current-credentials": "true", "output-env-credentials": "false" },
    cleared: [],
  },
])("clears the credentials that were there $name", async ({ inputs, cleared }, { expect }) => {
  await using runner = await startJob({ env: { ...ambient("maria"), AWS_SESSION_TOKEN: "stale+token/of/another+job" } });
  const { run } = await fail(runner, { ...withKeys, "allowed-account-ids": "999999999999", ...inputs });
  expect(run.env).toEqual(Object.fromEntries(cleared.map((name) => [name, ""])));
});

it("does not take the credentials that it clears", async () => {
  await using runner = await startJob({ env: ambient("maria") });
  const { run, code } = await fail(runner, { "aws-region": region, "unset-current-credentials": "true" });
  expect(code).toBe("NO_CREDENTIALS");
  expect(run.calls).toEqual([]);
});

it("clears and stops", async () => {
  const job = { ...ambient("maria"), AWS_SESSION_TOKEN: "t", AWS_PROFILE: "shop", ...regions };
  await using runner = await startJob({ env: job, config: "[default]\n" });
  const run = await succeed(runner, { "unset-only": "true" });
  expect(run.calls).toEqual([]);
  const empty = Object.fromEntries(Object.keys(job).map((name) => [name, ""]));
  expect(run.env).toEqual({ ...empty, AWS_PROFILE: "default" });
  expect(run.notices.map(({ text }) => text)).toEqual([expect.stringContaining('is "default" now')]);
  expect(await runner.identity()).toBeUndefined();
});

const judges = [
  { reader: "the AWS CLI", tool: findAwsCli, args: ["configure", "get", "region"], found: "eu-west-3" },
  {
    reader: "boto3",
    tool: () => findPythonWith("boto3"),
    args: ["-c", "import boto3; s = boto3.Session(); print(s.region_name, s.get_credentials())"],
    found: "eu-west-3 None",
  },
] as const;
const files = [
  { name: "has no default profile", config: "[profile other]\nregion = eu-west-1\n", found: undefined },
  { name: "has a default profile", config: "[default]\nregion = eu-west-3\n", found: "eu-west-3" },
] as const;

describe.each(judges)("after unset-only, $reader", ({ tool, args, found: whole }) => {
  it.for(files)("works where the config file $name", async ({ config, found }, context) => {
    const program = requireTool(await tool(), context);
    await using runner = await startJob({ env: { ...ambient("maria"), AWS_PROFILE: "shop", ...regions }, config });
    await succeed(runner, { "unset-only": "true" });
    const ended = await runProcess(program, [...args], { env: runner.job.env });
    expect(ended.stderr).not.toMatch(/could not be found/);
    if (found !== undefined) expect(ended.stdout.trim()).toBe(whole);
    await finish(runner);
    expect(runner.job.env).toMatchObject({ AWS_PROFILE: "shop", ...regions });
  });
});

it("clears and stops without a region", async () => {
  await using runner = await startJob({ env: ambient("maria") });
  const run = await succeed(runner, { "unset-only": "true" });
  expect(run.env).toMatchObject({ AWS_ACCESS_KEY_ID: "", AWS_SECRET_ACCESS_KEY: "" });
});

it.concurrent.for(["", undefined])("leaves the profile %j as it is, which names none", async (profile, { expect }) => {
  const env = profile === undefined ? ambient("maria") : { ...ambient("maria"), AWS_PROFILE: profile };
  await using runner = await startJob({ env });
  const run = await succeed(runner, { "unset-only": "true", "restore-previous-credentials": "false" });
  const posts = await finish(runner);
  for (const each of [run, ...posts]) expect(each.env).not.toHaveProperty("AWS_PROFILE");
  expect(run.notices).toEqual([]);
});

it("does not empty the profile of an earlier step", async () => {
  await using runner = await startJob();
  await succeed(runner, { ...withOidc, "aws-profile": "shop", "output-env-credentials": "true" });
  await succeed(runner, { "unset-only": "true", "restore-previous-credentials": "false" });
  const posts = await finish(runner);
  expect(posts.map(({ env }) => env["AWS_PROFILE"])).not.toContain("");
  expect(runner.job.env["AWS_PROFILE"]).toBe("default");
});
