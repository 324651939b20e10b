import { mkdtemp, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { GivenProfiles } from "@aws-temp/core/plan";
import { nodeUnderTest, type Runner, runProcess, startRunner } from "@aws-temp/testkit";
import { expect, it, onTestFinished } from "vitest";
import { type RenewableSource, writeRefreshFile } from "../../src/refresh/refresh-file.ts";
import { helper, movingTime } from "./moving-time.ts";

const role = (name: string) => `arn:aws:iam::444455556666:role/${name}`;
const minted: RenewableSource = { kind: "minted-token", audience: "sts.amazonaws.com", identity: "job 7" };

interface Case {
  readonly text?: string;
  readonly given?: Partial<GivenProfiles> & { readonly ownSource?: RenewableSource };
  readonly inputs?: Readonly<Record<string, string>>;
  readonly requestTokenSeconds?: number;
}

/** A job in which a step has left a profile that renews itself. */
async function jobWith({ text = `[ci]\nrole_arn = ${role("Workflow")}\n`, given, inputs = {}, requestTokenSeconds }: Case = {}) {
  const runner = await startRunner(requestTokenSeconds === undefined ? {} : { job: { requestTokenSeconds } });
  onTestFinished(() => runner[Symbol.asyncDispose]());
  const time = await movingTime(runner);
  const folder = await mkdtemp(join(runner.temp, "aws-temp-"));
  const [configFile, credentialsFile] = ["config", "credentials"].map((name) => join(runner.home, ".aws", name));
  await writeRefreshFile(folder, {
    version: 1,
    given: { text, name: "roles", region: "eu-west-1", ownSource: minted, ...given },
    configFile: configFile ?? "",
    credentialsFile: credentialsFile ?? "",
    inputs,
  });
  const run = async (env: Readonly<Record<string, string>> = {}, profile = "ci") => {
    const args = [helper, "--profile", profile, "--from", folder];
    const { status, stdout, stderr } = await runProcess(nodeUnderTest, args, { env: { ...runner.job.env, ...time.env, ...env } });
    return { status, stderr, credentials: status === 0 ? JSON.parse(stdout) : undefined, stdout };
  };
  return { runner, time, folder, run };
}

const calls = ({ aws }: Runner) => aws.calls().map(({ operation }) => operation);

it("gives credentials with a token that it asks for itself, and the same again from its cache", async () => {
  const { runner, run } = await jobWith();
  const [first, second] = [await run(), await run()];
  expect(first).toMatchObject({
    status: 0,
    stderr: "",
    credentials: { Version: 1, AccessKeyId: expect.stringMatching(/^ASIA/) },
  });
  expect(second.credentials).toEqual(first.credentials);
  expect(calls(runner)).toEqual(["GetIdToken", "AssumeRoleWithWebIdentity"]);
});

it.each([
  { name: "in the first half of an hour", passes: 1790, anew: false },
  { name: "in its second half", passes: 1810, anew: true },
  { name: "with 19 minutes left of half an hour", text: "duration_seconds = 1800\n", passes: 660, anew: true },
  { name: "with 21 minutes left of half an hour", text: "duration_seconds = 1800\n", passes: 540, anew: false },
  { name: "with a third gone of a quarter of an hour", text: "duration_seconds = 900\n", passes: 310, anew: true },
  { name: "with less gone of a quarter of an hour", text: "duration_seconds = 900\n", passes: 290, anew: false },
])("renews as it should $name", async ({ text = "", passes, anew }) => {
  const { run, time } = await jobWith({ text: `[ci]\nrole_arn = ${role("Workflow")}\n${text}` });
  const before = await run();
  await time.pass(passes);
  const after = await run();
  expect(after.credentials.AccessKeyId !== before.credentials.AccessKeyId).toBe(anew);
});

it("asks once for a new token and once for the role when fifty are started at once", async () => {
  const { runner, run, time } = await jobWith();
  await run();
  await time.pass(3700);
  runner.aws.clearCalls();
  const all = await Promise.all(Array.from({ length: 50 }, () => run()));
  expect(new Set(all.map(({ credentials }) => credentials?.AccessKeyId)).size).toBe(1);
  expect(calls(runner)).toEqual(["GetIdToken", "AssumeRoleWithWebIdentity"]);
});

it("refuses in plain words once the job may ask for no more tokens", async () => {
  const { runner, run, time } = await jobWith({ requestTokenSeconds: 3000 });
  await run();
  await time.pass(3700);
  runner.aws.clearCalls();
  const { status, stderr, stdout } = await run();
  expect({ status, stdout }).toEqual({ status: 4, stdout: "" });
  expect(stderr).toMatch(/permission to get OIDC tokens ended at .*KEYS_EXPIRED/);
  expect(calls(runner)).toEqual([]);
});

it("serves on with what it has when it cannot renew early", async () => {
  const { run, time } = await jobWith({ requestTokenSeconds: 1500 });
  const before = await run();
  await time.pass(2000);
  const after = await run();
  expect(after).toMatchObject({
    status: 0,
    credentials: before.credentials,
    stderr: expect.stringMatching(/could not be renewed/),
  });
});

it.each([
  {
    name: "AWS refuses the role",
    prepare: ({ aws }: Runner) => aws.updateRole(role("Workflow"), { trust: [] }),
    status: 4,
    code: "ACCESS_DENIED",
  },
  {
    name: "the token service is out of order",
    prepare: ({ aws }: Runner) => aws.faults.set({ service: "actions-oidc", effect: { kind: "server-error" } }),
    status: 2,
    code: "SOURCE_FAILED",
  },
])("says so when $name", async ({ prepare, status, code }) => {
  const { runner, run } = await jobWith();
  prepare(runner);
  const ended = await run();
  expect(ended).toMatchObject({ status, stdout: "", stderr: expect.stringContaining(code) });
  expect(ended.stderr.split("\n").length).toBeLessThanOrEqual(4);
});

it("says so in a program that does not have the variables of the job", async () => {
  const { run } = await jobWith();
  const ended = await run({ ACTIONS_ID_TOKEN_REQUEST_TOKEN: "", ACTIONS_ID_TOKEN_REQUEST_URL: "" });
  expect(ended).toMatchObject({ status: 2, stderr: expect.stringMatching(/without ACTIONS_ID_TOKEN_REQUEST_URL[\s\S]*sudo -E/) });
});

it.each([
  { name: "no folder", args: ["--profile", "ci"], status: 2, code: "USAGE" },
  {
    name: "a folder of a job that has ended",
    args: ["--profile", "ci", "--from", "/nowhere"],
    status: 2,
    code: "FILE_UNREADABLE",
  },
  { name: "a flag that it does not know", args: ["--profile", "ci", "--force"], status: 2, code: "USAGE" },
])("refuses $name", async ({ args, status, code }) => {
  const ended = await runProcess(nodeUnderTest, [helper, ...args], { env: { PATH: process.env["PATH"] } });
  expect(ended).toMatchObject({ status, stdout: "", stderr: expect.stringContaining(code) });
});

it("is not led astray by what later steps export", async () => {
  const { runner, run } = await jobWith({ text: `[ci]\nrole_arn = ${role("Workflow")}\nregion = eu-north-1\n` });
  const { credentials } = await run({
    AWS_REGION: "us-west-2",
    AWS_PROFILE: "other",
    AWS_CONFIG_FILE: "/nowhere/config",
    AWS_ACCESS_KEY_ID: "AKIAOTHER",
    AWS_SECRET_ACCESS_KEY: "other",
    AWS_ROLE_ARN: role("Other"),
    AWS_WEB_IDENTITY_TOKEN_FILE: "/nowhere/token",
    AWS_ROLE_SESSION_NAME: "other",
    AWS_TEMP_HOME: "/nowhere/state",
  });
  expect(credentials).toBeDefined();
  expect(runner.aws.calls().at(-1)?.operation).toBe("AssumeRoleWithWebIdentity");
});

it("reaches STS where the step's inputs say", async () => {
  const { runner, run } = await jobWith();
  const { run: elsewhere } = await jobWith({ inputs: { "sts-endpoint": runner.aws.url } });
  await elsewhere().catch(() => undefined);
  expect(calls(runner)).toContain("AssumeRoleWithWebIdentity");
  expect(await run()).toMatchObject({ status: 0 });
});

it("keeps secrets in nothing but its cache, which only the job's user reads", async () => {
  const { runner, run, folder } = await jobWith();
  await run();
  const findings = await runner.secretFiles();
  expect(findings.length).toBeGreaterThan(0);
  for (const { file } of findings) expect(file).toMatch(/\/cache\/[0-9a-f]+\.json$/);
  if (process.platform === "win32") return;
  expect(findings.filter(({ mode }) => mode !== 0o600)).toEqual([]);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const { mode } = await stat(join(entry.parentPath, entry.name));
    expect([entry.name, mode & 0o777]).toEqual([entry.name, entry.isDirectory() ? 0o700 : 0o600]);
  }
});
