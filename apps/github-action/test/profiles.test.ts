import { lstat, readFile, stat, symlink } from "node:fs/promises";
import { join } from "node:path";
import type { Runner } from "@aws-temp/testkit";
import { expect, it } from "vitest";
import {
  alice,
  ambient,
  expectNothingLeft,
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

const shop = { "aws-profile": "shop" };
const posix = process.platform !== "win32";

const read = (runner: Runner, name: string): Promise<string> => readFile(join(runner.home, ".aws", name), "utf8");
const modeOf = async (path: string): Promise<number> => (await stat(path)).mode & 0o777;

it.concurrent.for<{ name: string; inputs: Inputs; identity: string }>([
  { name: "a role by OIDC", inputs: withOidc, identity: session("Workflow") },
  { name: "a role by keys", inputs: withKeysAndRole, identity: session("Tagged") },
  { name: "keys", inputs: withKeys, identity: alice },
])("writes $name as a profile, and no variables of keys", async ({ inputs, identity }, { expect }) => {
  await using runner = await startJob();
  const run = await succeed(runner, { ...inputs, ...shop });
  expect(await runner.identity("shop")).toBe(identity);
  expect(run.env).not.toHaveProperty("AWS_ACCESS_KEY_ID");
  expect(await read(runner, "config")).toContain(`[profile shop]\nregion = ${region}\n`);
  expect(JSON.parse(run.outputs["profiles"] ?? "")).toMatchObject({ shop: { arn: identity, account: identity.split(":")[4] } });
  expect(run.outputs).toMatchObject({
    "config-file": join(runner.home, ".aws", "config"),
    "credentials-file": join(runner.home, ".aws", "credentials"),
  });
});

it("names the profile to later steps where variables are asked for, too", async () => {
  await using runner = await startJob();
  const run = await succeed(runner, { ...withOidc, ...shop, "output-env-credentials": "true" });
  expect(run.env).toMatchObject({ AWS_PROFILE: "shop", AWS_REGION: region, AWS_ACCESS_KEY_ID: expect.stringMatching(/^ASIA/) });
});

it("writes the default profile under its own header", async () => {
  await using runner = await startJob();
  await succeed(runner, { ...withOidc, "aws-profile": "default" });
  expect(await read(runner, "config")).toContain("[default]\n");
  expect(await runner.identity("default")).toBe(session("Workflow"));
});

it.runIf(posix)("keeps folder and files from everybody else", async () => {
  await using runner = await startJob();
  await succeed(runner, { ...withOidc, ...shop });
  const folder = join(runner.home, ".aws");
  expect(await modeOf(folder)).toBe(0o700);
  expect(await modeOf(join(folder, "credentials"))).toBe(0o600);
  expect(await modeOf(join(folder, "config"))).toBe(0o600);
  expect(new Set((await runner.secretFiles()).map(({ file, mode }) => `${file} ${mode.toString(8)}`))).toEqual(
    new Set([".aws/credentials 600"]),
  );
});

it.runIf(posix)("takes files that others may read away from them", async () => {
  await using runner = await startJob();
  const file = await runner.write(".aws/credentials", credentials, 0o644);
  await succeed(runner, { ...withOidc, ...shop });
  expect(await modeOf(file)).toBe(0o600);
});

it("writes where the machine keeps its files", async () => {
  await using runner = await startJob();
  const files = {
    AWS_CONFIG_FILE: join(runner.home, "elsewhere", "c"),
    AWS_SHARED_CREDENTIALS_FILE: join(runner.home, "elsewhere", "k"),
  };
  const run = await succeed(runner, { ...withOidc, ...shop }, files);
  expect(await readFile(files.AWS_CONFIG_FILE, "utf8")).toContain("[profile shop]");
  expect(await readFile(files.AWS_SHARED_CREDENTIALS_FILE, "utf8")).toContain("[shop]");
  expect(run.outputs).toMatchObject({ "config-file": files.AWS_CONFIG_FILE });
});

const config = "# mine\n[default]\nregion = us-east-1\n\n[profile other]\ns3 =\n  addressing_style = path\n; end\n";
const credentials = "[other]\naws_access_key_id = AKIAOTHER  # keep\n";

it("leaves every other byte of the files alone, and takes away what it wrote", async () => {
  await using runner = await startJob({ config, credentials });
  await succeed(runner, { ...withOidc, ...shop });
  expect((await read(runner, "config")).startsWith(config)).toBe(true);
  expect((await read(runner, "credentials")).startsWith(credentials)).toBe(true);
  await finish(runner);
  expect(await read(runner, "config")).toBe(config);
  expect(await read(runner, "credentials")).toBe(credentials);
});

it.concurrent.for<{ name: string; config?: string; credentials?: string }>([
  { name: "the credentials file", credentials: "[shop]\naws_access_key_id = AKIAMINE\n" },
  { name: "the config file", config: "[profile shop]\nregion = us-east-1\n" },
])("leaves a profile that $name has already", async ({ config, credentials }, { expect }) => {
  await using runner = await startJob({ config, credentials });
  const { run, text } = await fail(runner, { ...withOidc, ...shop });
  expect(text).toContain("shop");
  await expectNothingLeft(runner, run);
  if (config !== undefined) expect(await read(runner, "config")).toBe(config);
  if (credentials !== undefined) expect(await read(runner, "credentials")).toBe(credentials);
});

it("replaces a profile where told to, keeping its neighbours", async () => {
  await using runner = await startJob({
    config: `[profile shop]\nregion = us-east-1\noutput = json\n${config}`,
    credentials: `[shop]\naws_access_key_id = AKIAMINE\naws_secret_access_key = x\n${credentials}`,
  });
  await succeed(runner, { ...withOidc, ...shop, "overwrite-aws-profile": "true" });
  expect(await runner.identity("shop")).toBe(session("Workflow"));
  expect(await read(runner, "config")).toContain(config);
  expect(await read(runner, "credentials")).toContain(credentials);
  expect(await read(runner, "credentials")).not.toContain("AKIAMINE");
});

it.concurrent.for(["a b", "a]b", "a/b", "a\\b", "a\nb", "a;b#c", "a\u0007b", " "])(
  "refuses the name %j before it asks anyone",
  async (name, { expect }) => {
    await using runner = await startJob();
    const run = await runner.step({ inputs: { ...withOidc, "aws-profile": name } });
    if (name.trim() === "") {
      expect(run.status).toBe(0);
      return;
    }
    expect(run.status).toBe(1);
    expect(run.calls).toEqual([]);
    await expectNothingLeft(runner, run);
  },
);

it.concurrent.for(['a"b', "a'b"])("lets %j renew itself", async (name) => {
  await using runner = await startJob();
  const run = await succeed(runner, { ...withOidc, "aws-profile": name, refresh: "true" });
  expect(run.env["AWS_PROFILE"]).toBe(name);
});

it.runIf(posix)("writes through no link", async () => {
  await using runner = await startJob();
  await runner.write(".aws/keep", "");
  const target = await runner.write("target", "mine\n");
  await symlink(target, join(runner.home, ".aws", "credentials"));
  const { run } = await fail(runner, { ...withOidc, ...shop });
  await expectNothingLeft(runner, run);
  expect(await readFile(target, "utf8")).toBe("mine\n");
  expect((await lstat(join(runner.home, ".aws", "credentials"))).isSymbolicLink()).toBe(true);
});

it("writes several profiles in several steps", async () => {
  await using runner = await startJob();
  await succeed(runner, { ...withOidc, "aws-profile": "one" });
  await succeed(runner, { ...withKeysAndRole, "aws-profile": "two" });
  expect(await runner.identity("one")).toBe(session("Workflow"));
  expect(await runner.identity("two")).toBe(session("Tagged"));
  await finish(runner);
  expect(await runner.secretFiles(longTermSecrets)).toEqual([]);
});

it("never writes long-term keys where a role is asked for, not even when that fails", async () => {
  await using runner = await startJob();
  await succeed(runner, { ...withKeysAndRole, ...shop });
  expect(await read(runner, "credentials")).not.toContain(keysOf("alice").accessKeyId);
  await using other = await startJob();
  const { run } = await fail(other, { ...withKeys, ...shop, "role-to-assume": role("Nope"), "disable-retry": "true" });
  await expectNothingLeft(other, run);
});

it("leaves a profile that someone changed meanwhile, and says so", async () => {
  await using runner = await startJob();
  await succeed(runner, { ...withOidc, ...shop });
  const changed = (await read(runner, "credentials")).replace("[shop]", "[shop]\n# mine now");
  await runner.write(".aws/credentials", changed);
  const [post] = await runner.endJob();
  expect(post).toMatchObject({ status: 0, errors: [], warnings: [expect.anything()] });
  expect(await read(runner, "credentials")).toBe(changed);
});

it("ends well when the files are gone", async () => {
  await using runner = await startJob();
  await succeed(runner, { ...withOidc, ...shop });
  const { rm } = await import("node:fs/promises");
  await rm(join(runner.home, ".aws"), { recursive: true });
  const [post] = await runner.endJob();
  expect(post).toMatchObject({ status: 0, errors: [], warnings: [] });
});

it("says nothing of a profile that was never written, as the step was killed before", async () => {
  const credentials = "[shop]\naws_access_key_id = AKIAMINE\n";
  await using runner = await startJob({ credentials });
  await succeed(runner, { ...withOidc, ...shop, "overwrite-aws-profile": "true" });
  await runner.write(".aws/credentials", credentials);
  const [post] = await runner.endJob();
  expect(post).toMatchObject({ status: 0, errors: [], warnings: [] });
  expect(await read(runner, "credentials")).toBe(credentials);
});

it("keeps the job's profiles among the job's own files, which later steps find", async () => {
  await using runner = await startJob({ env: ambient("maria") });
  const run = await succeed(runner, { ...withOidc, ...shop, "config-location": "temp" });
  expect(run.env).toMatchObject({
    AWS_CONFIG_FILE: expect.stringContaining(runner.temp),
    AWS_SHARED_CREDENTIALS_FILE: expect.stringContaining(runner.temp),
  });
  expect(await runner.identity("shop")).toBe(session("Workflow"));
  await expect(read(runner, "credentials")).rejects.toThrow("ENOENT");
  const files = await runner.secretFiles();
  expect(files.every(({ file }) => file.startsWith("work/_temp/aws-temp-"))).toBe(true);
  if (posix) {
    expect(files.every(({ mode }) => mode === 0o600)).toBe(true);
    expect(await modeOf(join(run.env["AWS_CONFIG_FILE"] ?? "", ".."))).toBe(0o700);
  }
  await finish(runner);
  expect(await runner.secretFiles()).toEqual([]);
  // An empty variable is a file that does not exist to the AWS CLI and boto3.
  expect(runner.job.env).toMatchObject({
    AWS_CONFIG_FILE: join(runner.home, ".aws", "config"),
    AWS_SHARED_CREDENTIALS_FILE: join(runner.home, ".aws", "credentials"),
  });
});

it("finds the job's own files again, however the runner writes its folder, be it gone", async () => {
  await using runner = await startJob();
  const env = { RUNNER_TEMP: `${join(runner.temp, "later")}/` };
  const inputs = { ...withOidc, "config-location": "temp" };
  const first = await succeed(runner, { ...inputs, "aws-profile": "one" }, env);
  const second = await succeed(runner, { ...inputs, "aws-profile": "two" }, env);
  expect(second.env["AWS_CONFIG_FILE"]).toBe(first.env["AWS_CONFIG_FILE"]);
  expect(await runner.identity("one")).toBe(session("Workflow"));
  await finish(runner);
  expect(await runner.secretFiles()).toEqual([]);
});
