import { rmSync } from "node:fs";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { findSecretsInFiles } from "@aws-temp/testkit";
import { expect, it } from "vitest";
import type { Remembered } from "../src/restore/remembered.ts";
import {
  ambient,
  expectNothingLeft,
  fail,
  finish,
  type Inputs,
  longTermSecrets,
  prod,
  role,
  session,
  startJob,
  succeed,
  withKeys,
  withKeysAndRole,
  withOidc,
} from "./job.ts";

const command = "\n::warning::injected\n::add-mask::eu";

it.concurrent.for<{ name: string; inputs: Inputs }>([
  { name: "aws-region", inputs: { ...withOidc, "aws-region": `eu${command}` } },
  { name: "role-session-name", inputs: { ...withOidc, "role-session-name": `me${command}` } },
  { name: "role-to-assume", inputs: { ...withOidc, "role-to-assume": `${role("Workflow")}${command}`, "disable-retry": "true" } },
  { name: "audience", inputs: { ...withOidc, audience: `sts${command}`, "disable-retry": "true" } },
  { name: "web-identity-token-file", inputs: { ...withOidc, "web-identity-token-file": `token${command}` } },
  { name: "aws-profile", inputs: { ...withOidc, "aws-profile": `shop${command}` } },
  { name: "allowed-account-ids", inputs: { ...withOidc, "allowed-account-ids": `1${command}` } },
  { name: "config-location", inputs: { ...withOidc, "config-location": `home${command}` } },
  { name: "custom-tags", inputs: { ...withKeysAndRole, "custom-tags": `{"a":${command}` } },
  { name: "sts-endpoint", inputs: { ...withOidc, "sts-endpoint": `http://127.0.0.1:9${command}`, "disable-retry": "true" } },
  { name: "http-proxy", inputs: { ...withOidc, "http-proxy": `http://127.0.0.1:9${command}`, "disable-retry": "true" } },
  { name: "role-duration-seconds", inputs: { ...withOidc, "role-duration-seconds": `1${command}` } },
])("a value of $name commands the runner nothing", async ({ inputs }, { expect }) => {
  await using runner = await startJob();
  const { run } = await fail(runner, inputs);
  expect(run.warnings.filter(({ text }) => text === "injected")).toEqual([]);
  expect(run.masks).not.toContain("eu");
  await expectNothingLeft(runner, run);
});

it.concurrent.for([
  { name: "a refusal by AWS", message: `denied${command}` },
  { name: "a refusal with markup", message: "<b>denied</b> %0A::warning::injected" },
])("$name commands the runner nothing, tried again or not", async ({ message }, { expect }) => {
  const effect = { kind: "error", status: 403, code: "AccessDenied", message } as const;
  await using runner = await startJob({ faults: [{ operation: "AssumeRoleWithWebIdentity", effect }] });
  const { run } = await fail(runner, { ...withOidc, "retry-max-attempts": "2" });
  expect(run.warnings).toEqual([]);
});

it("takes keys that were copied with the white space around them", async () => {
  await using runner = await startJob();
  const padded = Object.fromEntries(Object.entries(withKeysAndRole).map(([name, value]) => [name, ` ${value}\n`]));
  await succeed(runner, padded);
  expect(await runner.identity()).toBe(session("Tagged"));
});

it("keeps the account out of what AWS says of a refused role", async () => {
  await using runner = await startJob({ job: { repository: "evil/shop" } });
  const { run } = await fail(runner, { ...withOidc, "mask-aws-account-id": "true", "disable-retry": "true" });
  expect(run.log).not.toContain(prod);
});

it("writes profiles from several steps at once, without losing one", async () => {
  const config = "# mine\n[profile other]\nregion = us-east-1\n";
  await using runner = await startJob({ config });
  const names = ["one", "two", "three", "four"];
  await Promise.all(names.map((name) => succeed(runner, { ...withOidc, "aws-profile": name })));
  for (const name of names) expect(await runner.identity(name)).toBe(session("Workflow"));
  await finish(runner);
  // Sections that go in another order than they came may leave an empty line between them.
  expect((await readFile(join(runner.home, ".aws", "config"), "utf8")).trimEnd()).toBe(config.trimEnd());
  expect(await runner.secretFiles()).toEqual([]);
});

it("gives a profile that it replaced back at the end", async () => {
  const credentials = "[shop]\naws_access_key_id = AKIAMINE\naws_secret_access_key = x\n\n# the others\n[other]\n";
  const config = "[profile shop]\nregion = us-east-1\noutput = json\n";
  await using runner = await startJob({ config, credentials });
  await succeed(runner, { ...withOidc, "aws-profile": "shop", "overwrite-aws-profile": "true" });
  expect(await runner.identity("shop")).toBe(session("Workflow"));
  await finish(runner);
  expect(await readFile(join(runner.home, ".aws", "credentials"), "utf8")).toBe(credentials);
  expect(await readFile(join(runner.home, ".aws", "config"), "utf8")).toBe(config);
});

it("cleans up as far as it can where someone emptied the runner's folder", async () => {
  await using runner = await startJob({ env: ambient("maria") });
  await succeed(runner, { ...withOidc, "aws-profile": "shop", "output-env-credentials": "true" });
  await rm(runner.temp, { recursive: true });
  const [post] = await runner.endJob();
  expect(post).toMatchObject({ status: 0, errors: [] });
  expect(runner.job.env["AWS_SESSION_TOKEN"]).toBe("");
  expect(await runner.secretFiles()).toEqual([]);
});

it("tells what it cannot write, and exports nothing then", async () => {
  await using runner = await startJob();
  await writeFile(join(runner.home, "file"), "");
  const files = { AWS_SHARED_CREDENTIALS_FILE: join(runner.home, "file", "credentials") };
  const inputs = { ...withOidc, "aws-profile": "shop", "output-env-credentials": "true" };
  const run = await runner.step({ inputs, env: files });
  expect(run.errors.map(({ properties }) => properties["title"])).toEqual([expect.stringMatching(/^FILE_UN/)]);
  expect(run.env).toEqual({});
  expect(await findSecretsInFiles(runner.secrets(longTermSecrets), runner.home)).toEqual([]);
});

it.skipIf(process.platform === "win32")("tells that the home cannot be written, and what to do instead", async () => {
  await using runner = await startJob();
  // No one can make a folder there, not even root.
  const { run, code, text } = await fail(runner, { ...withOidc, "aws-profile": "shop" }, { HOME: "/proc/home" });
  expect(code).toBe("FILE_UNWRITABLE");
  expect(text).toContain("config-location: temp");
  await expectNothingLeft(runner, run);
});

it.skipIf(process.platform === "win32")("writes no profile into the workspace where HOME is empty", async () => {
  await using runner = await startJob();
  const { run, code } = await fail(runner, { ...withOidc, "aws-profile": "shop" }, { HOME: "", USERPROFILE: "" });
  expect(code).toBe("FILE_UNWRITABLE");
  expect(run.calls).toEqual([]);
  await finish(runner);
  expect(await readdir(runner.workspace)).toEqual([]);
});

it("tells that the runner's own files are gone, and that nothing was exported", async () => {
  await using runner = await startJob({
    onCall: (_, { temp }) => rmSync(join(temp, "_runner_file_commands"), { recursive: true, force: true }),
  });
  const { run, code, text } = await fail(runner, withOidc);
  expect(code).toBe("FILE_UNWRITABLE");
  expect(text).toContain("GITHUB_STATE");
  await expectNothingLeft(runner, run);
});

it("tells that the runner's folder cannot be used", async () => {
  await using runner = await startJob();
  const file = await runner.write("work/a-file", "in the way");
  const inputs = { ...withOidc, "aws-profile": "shop", "config-location": "temp" };
  const { run, code, text } = await fail(runner, inputs, { RUNNER_TEMP: file });
  expect(code).toBe("FILE_UNWRITABLE");
  expect(text).toContain("RUNNER_TEMP");
  await expectNothingLeft(runner, run);
});

it("keeps its table whole, whatever a profile is called", async () => {
  await using runner = await startJob();
  const { summary } = await succeed(runner, { ...withKeys, "aws-profile": "a|b<script>", summary: "true" });
  const rows = summary.split("\n").filter((line) => line.startsWith("|"));
  const columns = rows.map((row) => row.replaceAll("\\|", "").split("|").length);
  expect(new Set(columns).size).toBe(1);
  expect(summary).not.toContain("<script>");
});

it.concurrent.for([
  { name: "a line break in the secret key", inputs: { "aws-secret-access-key": "half\nhalf" }, hidden: "half" },
  { name: "a space in the key id", inputs: { "aws-access-key-id": "AKIA IOSFODNN" }, hidden: "IOSFODNN" },
  { name: "a line break in the session token", inputs: { "aws-session-token": "tok\r\nen" }, hidden: "en\n" },
])("$name is refused at once, and not shown", async ({ inputs, hidden }, { expect }) => {
  await using runner = await startJob();
  const { run, text } = await fail(runner, { ...withKeys, ...inputs });
  expect(run.calls).toEqual([]);
  expect(text).toContain("no key of AWS has");
  expect(text).not.toContain(hidden);
});

it.concurrent.for([
  { name: "an account with a line break", Account: "111122223333\n::warning::injected", Arn: undefined, UserId: undefined },
  {
    name: "an ARN with a command of the runner's",
    Account: undefined,
    Arn: "x\n::save-state name=restore::{}",
    UserId: undefined,
  },
  { name: "a user id with a command of long ago", Account: undefined, Arn: undefined, UserId: "AIDA##[warning]injected" },
])("an answer of AWS with $name cannot be read", async ({ Account, Arn, UserId }, { expect }) => {
  const body = `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>${Arn ?? "arn:aws:iam::111122223333:user/alice"}</Arn><UserId>${UserId ?? "AIDAALICE"}</UserId><Account>${Account ?? "111122223333"}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`;
  await using runner = await startJob({
    faults: [{ operation: "GetCallerIdentity", effect: { kind: "answer", status: 200, body } }],
  });
  const { run, text } = await fail(runner, { ...withKeys, "disable-retry": "true" });
  expect(text).toContain("holds no complete identity");
  expect(run.warnings).toEqual([]);
  expect(Object.keys(run.outputs)).toEqual([]);
});

it("what main remembers fits into a variable, however many profiles it writes, and post takes them all away", async () => {
  await using runner = await startJob();
  const sections = Array.from({ length: 2000 }, (_, index) => `[p${index}]\nrole_arn = ${role("Tagged")}\n`);
  const run = await succeed(runner, { ...withKeys, roles: sections.join("") });
  expect((run.state["restore"] ?? "").length).toBeLessThan(4096);
  const file = join(runner.home, ".aws", "credentials");
  expect((await readFile(file, "utf8")).match(/^\[p\d+\]$/gm)).toHaveLength(2000);
  await finish(runner);
  expect(await readFile(file, "utf8").catch(() => "")).not.toContain("[p");
});

it("post removes what a main that was killed left beside the user's files", async () => {
  await using runner = await startJob();
  const run = await succeed(runner, { ...withKeys, "aws-profile": "shop" });
  const { marks, profiles } = JSON.parse(run.state["restore"] ?? "") as Remembered;
  const stateFolder = profiles?.stateFolder ?? "";
  const left = `.aws/credentials${marks.copies}abc123.tmp`;
  const [pid = ""] = marks.locks.split(" ");
  // Another container that shares the home may have a process of the same number.
  const another = `credentials.aws-temp-${pid}-abc123.tmp`;
  const locks = `${stateFolder.slice(runner.home.length + 1)}/locks`;
  await runner.write(left, "[shop]\naws_secret_access_key = canary\n");
  await runner.write(`${locks}/left.lock`, `${marks.locks} x`);
  await runner.write(`${locks}/another.lock`, `${pid} 1 machine x`);
  await runner.write(`.aws/${another}`, "another's");
  await finish(runner);
  const names = await readdir(join(runner.home, ".aws"), { recursive: true });
  expect(names.filter((name) => /tmp$|lock$/.test(name))).toEqual(
    expect.arrayContaining([another, expect.stringMatching(/another\.lock$/)]),
  );
  expect(names.filter((name) => /(?:left\.lock|abc123\.tmp)$/.test(name) && name !== another)).toEqual([]);
});
