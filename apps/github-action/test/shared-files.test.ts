import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { findAwsCli, findPythonWith, type Runner, requireTool, runProcess } from "@aws-temp/testkit";
import { describe, expect, it } from "vitest";
import { ambient, finish, type Inputs, startJob, succeed, withKeys, withKeysAndRole, withOidc } from "./job.ts";

const dev: Inputs = { "aws-profile": "dev", "overwrite-aws-profile": "true" };
const config =
  "# mine\r\n[profile dev]\r\nregion = us-east-1\r\noutput = json\r\n# my note\r\n\r\n[profile q]\r\nregion = us-west-2\r\n";
const credentials =
  "[p]\naws_access_key_id = AKIAP\naws_secret_access_key = p\n# my note\n[dev]\naws_access_key_id = AKIAMINE\naws_secret_access_key = mine\n\n# of q\n[q]\naws_access_key_id = AKIAQ\naws_secret_access_key = q";

const filesOf = async (home: string) => ({
  config: await readFile(join(home, ".aws", "config"), "utf8").catch(() => undefined),
  credentials: await readFile(join(home, ".aws", "credentials"), "utf8").catch(() => undefined),
});
const keysIn = (text: string | undefined) => [...(text ?? "").matchAll(/aws_access_key_id = (\S+)/g)].map(([, id]) => id);

/** A job that shares the home of another one. */
async function besides(runner: Runner) {
  const job = await startJob();
  return { job, step: (inputs: Inputs) => succeed(job, inputs, { HOME: runner.home, USERPROFILE: runner.home }) };
}

describe("after post, the files are byte for byte what they were", () => {
  it.for<{ name: string; inputs: Inputs; files?: { config?: string; credentials?: string } }>([
    { name: "a replaced profile", inputs: { ...withOidc, ...dev } },
    { name: "a replaced profile that renews itself", inputs: { ...withOidc, ...dev, refresh: "true" } },
    {
      name: "the first profile of the file, renewing itself",
      inputs: { ...withOidc, ...dev, "aws-profile": "p", refresh: "true" },
    },
    { name: "a new profile", inputs: { ...withOidc, "aws-profile": "new" } },
    {
      name: "one replaced and one new profile",
      inputs: {
        ...withKeys,
        "overwrite-aws-profile": "true",
        roles:
          "[dev]\nrole_arn = arn:aws:iam::444455556666:role/Tagged\n[new]\nrole_arn = arn:aws:iam::444455556666:role/Tagged\n",
      },
    },
    { name: "no files before", inputs: { ...withOidc, ...dev }, files: {} },
    { name: "one empty file before", inputs: { ...withOidc, ...dev }, files: { config: "" } },
  ])("$name", async ({ inputs, files = { config, credentials } }) => {
    await using runner = await startJob(files);
    await succeed(runner, inputs);
    await finish(runner);
    expect(await filesOf(runner.home)).toEqual({ config: files.config, credentials: files.credentials });
    expect((await readdir(join(runner.home, ".aws")).catch(() => [])).sort()).toEqual(Object.keys(files).sort());
  });

  it("but for what another step changed, which stays in its place", async () => {
    await using runner = await startJob({ config, credentials });
    await succeed(runner, { ...withOidc, ...dev, "aws-profile": "p", refresh: "true" });
    const file = join(runner.home, ".aws", "credentials");
    const other = "[other]\naws_access_key_id = AKIAOTHER\n";
    await writeFile(file, `${await readFile(file, "utf8")}\n${other}`);
    await finish(runner);
    expect((await filesOf(runner.home)).credentials).toBe(`${credentials}\n${other}`);
    expect((await filesOf(runner.home)).config).toBe(config);
  });

  it("after a main that failed", async () => {
    await using runner = await startJob({ config, credentials });
    const run = await runner.step({
      inputs: { ...withOidc, ...dev, roles: "[x]\nrole_arn = arn:aws:iam::444455556666:role/None\n" },
    });
    expect(run.status).toBe(1);
    await runner.endJob();
    expect(await filesOf(runner.home)).toEqual({ config, credentials });
  });
});

describe("two jobs on one home", () => {
  it.for([
    { name: "the first one ends first", order: [0, 1] },
    { name: "the second one ends first", order: [1, 0] },
  ])("give the user's own profile back when the last of them ends: $name", async ({ order }) => {
    await using runner = await startJob({ config, credentials });
    await succeed(runner, { ...withOidc, ...dev });
    const { job, step } = await besides(runner);
    await using _ = job;
    await step({ ...withKeysAndRole, ...dev });
    const ends = [() => finish(runner), () => finish(job)];
    const written = keysIn((await filesOf(runner.home)).credentials);
    await ends[order[0] ?? 0]?.();
    expect(keysIn((await filesOf(runner.home)).credentials), "the other job still has its profile").toEqual(written);
    await ends[order[1] ?? 0]?.();
    expect(await filesOf(runner.home)).toEqual({ config, credentials });
  });

  it("take away their own profiles, each when it ends", async () => {
    await using runner = await startJob({ config, credentials });
    await succeed(runner, { ...withOidc, "aws-profile": "one" });
    const { job, step } = await besides(runner);
    await using _ = job;
    await step({ ...withOidc, "aws-profile": "two" });
    await finish(runner);
    const between = await filesOf(runner.home);
    expect([between.credentials?.includes("[one]"), between.credentials?.includes("[two]")]).toEqual([false, true]);
    await finish(job);
    expect(await filesOf(runner.home)).toEqual({ config, credentials });
  });

  it("nested steps of one job, too", async () => {
    await using runner = await startJob({ config, credentials });
    await succeed(runner, { ...withOidc, ...dev });
    await succeed(runner, { ...withKeysAndRole, ...dev });
    await finish(runner);
    expect(await filesOf(runner.home)).toEqual({ config, credentials });
  });

  it("and one that was killed, whose post never came", async () => {
    await using runner = await startJob({ config, credentials });
    await succeed(runner, { ...withOidc, ...dev });
    const left = keysIn((await filesOf(runner.home)).credentials);
    // The runner empties its folder before the next job.
    await rm(runner.temp, { recursive: true });
    const { job, step } = await besides(runner);
    await using _ = job;
    await step({ ...withKeysAndRole, ...dev });
    await finish(job);
    const after = await filesOf(runner.home);
    expect(after).toEqual({ config, credentials });
    expect(left.filter((id) => keysIn(after.credentials).includes(id) && id?.startsWith("ASIA"))).toEqual([]);
  });

  it("a new profile that a killed job left does not stop the next one", async () => {
    await using runner = await startJob({ config, credentials });
    await succeed(runner, { ...withOidc, "aws-profile": "new" });
    await rm(runner.temp, { recursive: true });
    const { job, step } = await besides(runner);
    await using _ = job;
    await step({ ...withOidc, "aws-profile": "new" });
    await finish(job);
    expect(await filesOf(runner.home)).toEqual({ config, credentials });
  });
});

describe("after post, the AWS CLI and boto3 find what they found before", () => {
  const script = "import boto3; s = boto3.Session(); c = s.get_credentials(); print(s.region_name, c and c.access_key)";
  const withoutMachine = { AWS_EC2_METADATA_DISABLED: "true" };
  const before = [
    { name: "keys of the job", env: ambient("maria"), files: {} },
    { name: "keys of the job beside files", env: ambient("maria"), files: { config, credentials } },
    {
      name: "a default profile",
      env: {},
      files: {
        config: `[default]\nregion = eu-west-3\n${config}`,
        credentials: `[default]\naws_access_key_id = AKIADEFAULT\naws_secret_access_key = d\n${credentials}`,
      },
    },
    { name: "a profile that the job names", env: { AWS_PROFILE: "q" }, files: { config, credentials } },
    { name: "nothing", env: {}, files: {} },
  ];
  const steps: readonly { readonly name: string; readonly inputs: Inputs }[] = [
    { name: "a profile that renews itself", inputs: { ...withOidc, "aws-profile": "shop", refresh: "true" } },
    { name: "a profile and variables", inputs: { ...withOidc, "aws-profile": "shop", "output-env-credentials": "true" } },
    { name: "files of the job", inputs: { ...withOidc, "aws-profile": "shop", "config-location": "temp", refresh: "true" } },
    {
      name: "the default profile",
      inputs: { ...withOidc, "aws-profile": "default", "overwrite-aws-profile": "true", "output-env-credentials": "true" },
    },
  ];
  // Each state with one step, each step with one or two states; two more where the state matters most.
  const rows = [...before, ...before.slice(1, 3)].flatMap((had, index) => {
    const step = steps[(index + Math.floor(index / before.length)) % steps.length];
    return step === undefined ? [] : [{ ...had, inputs: step.inputs, name: `${had.name}, after ${step.name}` }];
  });

  it.for(rows)("$name", async ({ env, files, inputs }, context) => {
    const aws = requireTool(await findAwsCli(), context);
    const python = requireTool(await findPythonWith("boto3"), context);
    await using runner = await startJob({ ...files, env: { ...withoutMachine, ...env } });
    const look = async () => {
      const boto = runProcess(python, ["-c", script], { env: runner.job.env });
      const list = runProcess(aws, ["configure", "list"], { env: runner.job.env });
      const { status, stdout, stderr } = await list;
      // Where there is no region, a variable that cannot be unset stays empty.
      return [(await boto).stdout.replace(/^None/, ""), status, stderr, /access_key\s+(\S+)/.exec(stdout)?.[1]];
    };
    const found = await look();
    await succeed(runner, { "unset-current-credentials": "true", "restore-previous-credentials": "true", ...inputs });
    await finish(runner);
    expect(await look()).toEqual(found);
  });
});
