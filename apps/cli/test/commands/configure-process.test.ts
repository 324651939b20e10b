import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { findAwsCli, findPythonWith, requireTool, runProcess } from "@aws-temp/testkit";
import { expect, it } from "vitest";
import { type CliWorld, jsonOf, openCliWorld } from "../cli-world.ts";

const script = fileURLToPath(new URL("../../../credential-process/bin/run.js", import.meta.url));
const readOnly = /:assumed-role\/ReadOnly\//;

/** The clone and the temporary folder may lie where a path needs quotes. */
const asWord = (path: string) => (path.includes(" ") ? `"${path}"` : path);

/** A world in which the program lies where its path needs quotes, and a profile is written for it. */
async function configured(folder: string): Promise<CliWorld> {
  const world = await openCliWorld();
  const programs = join(world.home.path, folder);
  await mkdir(programs, { recursive: true });
  const program = join(programs, "aws-temp-credential-process");
  await symlink(script, program);
  const done = await world.run(["configure", "process", "prod-readonly", "--program", program, "--to", "work"]);
  expect(done).toMatchObject({ status: 0, stdout: "" });
  return world;
}

const folders = ["programs", "my programs", "it's mine", "a $HOME of `mine`"];

const posix = process.platform !== "win32";

it.runIf(posix).for(folders)("the AWS CLI takes credentials from a program in: %s", async (folder, context) => {
  const program = requireTool(await findAwsCli(), context);
  await using world = await configured(folder);
  const args = [
    "sts",
    "get-caller-identity",
    "--profile",
    "work",
    "--endpoint-url",
    world.aws.url,
    "--query",
    "Arn",
    "--output",
    "text",
  ];
  const { stdout, stderr } = await runProcess(program, args, { env: world.env });
  expect(stdout.trim(), stderr).toMatch(readOnly);
});

it.runIf(posix).for(folders)("boto3 takes credentials from a program in: %s", async (folder, context) => {
  const python = requireTool(await findPythonWith("boto3"), context);
  await using world = await configured(folder);
  const code =
    "import boto3,sys; s=boto3.Session(profile_name='work'); print(s.region_name, s.client('sts',endpoint_url=sys.argv[1]).get_caller_identity()['Arn'])";
  const { stdout, stderr } = await runProcess(python, ["-c", code, world.aws.url], { env: world.env });
  expect(stdout.trim(), stderr).toMatch(/^eu-west-1 arn:aws:sts::444455556666:assumed-role\/ReadOnly\//);
});

it.runIf(posix).each(folders)("the AWS SDK for JavaScript takes credentials from a program in: %s", async (folder) => {
  await using world = await configured(folder);
  const { configFile, credentialsFile } = world.home;
  const file = await world.home.write(
    "identity.mjs",
    `import { GetCallerIdentityCommand, STSClient } from ${JSON.stringify(import.meta.resolve("@aws-sdk/client-sts"))};
import { defaultProvider } from ${JSON.stringify(import.meta.resolve("@aws-sdk/credential-provider-node"))};
const credentials = defaultProvider({ profile: "work", configFilepath: ${JSON.stringify(configFile)}, filepath: ${JSON.stringify(credentialsFile)} });
const client = new STSClient({ region: "eu-central-1", endpoint: ${JSON.stringify(world.aws.url)}, credentials });
console.log((await client.send(new GetCallerIdentityCommand({}))).Arn);
`,
  );
  const { stdout, stderr } = await runProcess(process.execPath, [file], { env: world.env });
  expect(stdout, stderr).toMatch(readOnly);
});

it("writes lines of the config file alone, and takes them away again", async () => {
  await using world = await openCliWorld();
  const before = [await readFile(world.home.configFile, "utf8"), await readFile(world.home.credentialsFile, "utf8")];
  const written = jsonOf(await world.run(["configure", "process", "prod-readonly", "--program", script, "--json"]));
  expect(written).toEqual({
    profile: "prod-readonly-temporary",
    configFile: world.home.configFile,
    credentialProcess: `${asWord(script)} --profile prod-readonly`,
    region: "eu-west-1",
    removed: false,
  });
  const [config = "", credentials] = before;
  const after = await readFile(world.home.configFile, "utf8");
  expect(after.startsWith(config)).toBe(true);
  expect(after.slice(config.length).trim()).toBe(
    `[profile prod-readonly-temporary]\ncredential_process = ${asWord(script)} --profile prod-readonly\nregion = eu-west-1`,
  );
  expect(await readFile(world.home.credentialsFile, "utf8")).toBe(credentials);
  // Twice is once.
  await world.run(["configure", "process", "prod-readonly", "--program", script]);
  expect(await readFile(world.home.configFile, "utf8")).toBe(after);
  expect(jsonOf(await world.run(["configure", "process", "prod-readonly", "--remove", "--json"]))).toMatchObject({
    removed: true,
  });
  expect((await readFile(world.home.configFile, "utf8")).trimEnd()).toBe(config.trimEnd());
  expect(jsonOf(await world.run(["configure", "process", "prod-readonly", "--remove", "--json"]))).toMatchObject({
    removed: false,
  });
});

it("knows its own profile by its mark where the program has another name", async () => {
  await using world = await openCliWorld();
  const before = await readFile(world.home.configFile, "utf8");
  const program = await world.home.write("my-credentials", "#!/bin/sh\n", 0o755);
  const configure = (...args: readonly string[]) => world.run(["configure", "process", "prod-readonly", ...args, "--json"]);
  const written = jsonOf(await configure("--program", program));
  const after = await readFile(world.home.configFile, "utf8");
  expect(after).toContain(`credential_process = ${asWord(program)} --profile prod-readonly\n`);
  expect(jsonOf(await configure("--program", program))).toEqual(written);
  expect(await readFile(world.home.configFile, "utf8")).toBe(after);
  expect(jsonOf(await configure("--program", script))).toMatchObject({
    credentialProcess: `${asWord(script)} --profile prod-readonly`,
  });
  await configure("--program", program);
  expect(jsonOf(await configure("--remove"))).toMatchObject({ removed: true });
  expect((await readFile(world.home.configFile, "utf8")).trimEnd()).toBe(before.trimEnd());
});

it("keeps the settings of a profile that someone began, and leaves them there in the end", async () => {
  await using world = await openCliWorld();
  const begun = "[profile prod-readonly-temporary]\n# For reports\nregion = eu-west-3\noutput = json\n";
  const theirs = `${(await readFile(world.home.configFile, "utf8")).trimEnd()}\n\n${begun}`;
  await writeFile(world.home.configFile, theirs);
  const configure = (...args: readonly string[]) => world.run(["configure", "process", "prod-readonly", ...args, "--json"]);
  expect(jsonOf(await configure("--program", script))).toMatchObject({ region: "eu-west-3" });
  expect(await readFile(world.home.configFile, "utf8")).toContain(`${begun}credential_process = `);
  expect(jsonOf(await configure("--remove"))).toMatchObject({ removed: true });
  expect(await readFile(world.home.configFile, "utf8")).toBe(theirs);
});

it("does not take away a profile that someone else wrote", async () => {
  await using world = await openCliWorld();
  const theirs = "[profile prod-readonly-temporary]\nregion = eu-west-3\noutput = json\n";
  await writeFile(world.home.configFile, theirs);
  const refused = await world.run(["configure", "process", "prod-readonly", "--remove", "--json"]);
  expect(jsonOf(refused)).toMatchObject({ error: { code: "PROFILE_EXISTS", line: 2 } });
  expect(await readFile(world.home.configFile, "utf8")).toBe(theirs);
});

it.each([
  { name: "a profile that is not there", args: ["nobody"], code: "PROFILE_NOT_FOUND" },
  { name: "a profile with keys of its own", args: ["prod-readonly", "--to", "dev"], code: "PROFILE_EXISTS" },
  { name: "another program's profile", args: ["prod-readonly", "--to", "helper"], code: "PROFILE_EXISTS" },
  { name: "the profile itself", args: ["prod-readonly", "--to", "prod-readonly"], code: "PROFILE_EXISTS" },
  { name: "a program that is not there", args: ["dev", "--program", `${script}.none`], code: "USAGE" },
  { name: "a program that is a folder", args: ["dev", "--program", dirname(script)], code: "USAGE" },
])("refuses $name", async ({ args, code }) => {
  await using world = await openCliWorld();
  const before = await readFile(world.home.configFile, "utf8");
  const program = args.includes("--program") ? [] : ["--program", script];
  const refused = await world.run(["configure", "process", ...args, ...program, "--json"]);
  expect(jsonOf(refused)).toMatchObject({ error: { code } });
  expect(await readFile(world.home.configFile, "utf8")).toBe(before);
});

it.each([
  { name: "under its usual name", to: [] as string[], remove: "aws-temp configure process prod-readonly --remove" },
  { name: "under another name", to: ["--to", "work"], remove: "aws-temp configure process prod-readonly --to work --remove" },
])("login knows a profile that configure process wrote $name, and how to remove it", async ({ to, remove }) => {
  await using world = await openCliWorld();
  expect((await world.run(["configure", "process", "prod-readonly", "--program", script, ...to])).status).toBe(0);
  const { status, stderr } = await world.run(["login", "prod-readonly", ...to]);
  expect([status, stderr]).toEqual([2, expect.stringContaining("was written by `configure process`")]);
  expect(stderr).toContain(remove);
  expect((await world.run(remove.split(" ").slice(1))).status).toBe(0);
  expect((await world.run(["login", "prod-readonly", ...to])).status).toBe(0);
});
