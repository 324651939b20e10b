import { chmod, mkdir, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type RunningWorld, runProcess, startWorld, underFileModes, worlds } from "@aws-temp/testkit";
import { expect, it } from "vitest";
import { endOf, program, run } from "./run-program.ts";

const roleOfUser = worlds.find(({ name }) => name === "role of an IAM user");

async function start(): Promise<RunningWorld> {
  if (roleOfUser === undefined) throw new Error("The world is gone.");
  return await startWorld(roleOfUser);
}

async function entryOf({ stateFolder }: RunningWorld): Promise<string> {
  const [name = ""] = await readdir(join(stateFolder, "cache"));
  return join(stateFolder, "cache", name);
}

function edited(text: string, change: Record<string, unknown>): string {
  return JSON.stringify({ ...JSON.parse(text), ...change });
}

const later = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

it.each([
  { name: "empty", spoil: (file: string) => writeFile(file, "") },
  { name: "torn", spoil: async (file: string, text: string) => writeFile(file, text.slice(0, text.length / 2)) },
  { name: "garbage", spoil: (file: string) => writeFile(file, "\u0000\u0001{{") },
  { name: "another tool's", spoil: (file: string) => writeFile(file, '{"Credentials":{"AccessKeyId":"ASIAOTHER"}}') },
  { name: "expired", spoil: (file: string, text: string) => writeFile(file, edited(text, { Expiration: later(-1) })) },
  { name: "of the far future", spoil: (file: string, text: string) => writeFile(file, edited(text, { Expiration: later(99) })) },
  {
    name: "a directory",
    warns: true,
    spoil: async (file: string) => {
      await rm(file);
      await mkdir(file);
    },
  },
  {
    name: "a link in a circle",
    warns: true,
    spoil: async (file: string) => {
      await rm(file);
      await symlink(file, file);
    },
  },
])("an entry that is $name is not believed, and credentials come all the same", async ({ spoil, warns = false }) => {
  await using running = await start();
  const first = await run(["prod-readonly"], { env: running.env });
  const file = await entryOf(running);
  await spoil(file, await readFile(file, "utf8"));
  running.aws.clearCalls();
  const second = await run(["prod-readonly"], { env: running.env });
  expect([second.status, second.stderr !== ""]).toEqual([0, warns]);
  expect(JSON.parse(second.stdout).AccessKeyId).not.toBe(JSON.parse(first.stdout).AccessKeyId);
  expect(running.aws.calls()).toHaveLength(1);
  if (warns) return;
  const third = await run(["prod-readonly"], { env: running.env });
  expect(third).toEqual(second);
});

it.each([
  { name: "the cache folder is a file", block: "cache" },
  { name: "the folder of locks is a file", block: "locks" },
  { name: "the whole state folder is a file", block: "" },
])("where $name there are credentials and a warning", async ({ block }) => {
  await using running = await start();
  if (block !== "") await mkdir(running.stateFolder, { recursive: true });
  await writeFile(join(running.stateFolder, block), "in the way");
  const { status, stdout, stderr } = await run(["prod-readonly"], { env: running.env });
  expect(status).toBe(0);
  expect(stdout).toMatch(/^\{"Version":1,/);
  expect(stderr.trim().split("\n").length).toBeGreaterThan(0);
  expect(stderr.trim().split("\n").length).toBeLessThanOrEqual(3);
  expect(stderr).toMatch(/cache|lock/);
});

it("a home that no one may write to gives credentials and a warning", async (context) => {
  if (process.platform === "win32") context.skip("needs modes of POSIX");
  const [command, ...first] = await underFileModes(program, context);
  await using running = await start();
  const folder = join(running.home, ".aws");
  await chmod(folder, 0o500);
  const [toucher, ...touched] = await underFileModes(["touch", join(folder, "x")], context);
  const touch = await runProcess(toucher, touched);
  const { status, stdout, stderr } = await runProcess(command, [...first, "prod-readonly"], { env: running.env });
  const left = await readdir(folder);
  await chmod(folder, 0o700);
  // Else nothing is proved.
  expect(touch.status).not.toBe(0);
  expect([status, left]).toEqual([0, ["config", "credentials"]]);
  expect(stdout).toMatch(/^\{"Version":1,/);
  expect(stderr).toMatch(/cached|lock/);
});

it("a state folder that the system cannot make gives credentials and a warning", async (context) => {
  if (process.platform !== "linux") context.skip("needs /proc");
  await using running = await start();
  const [command, ...first] = program;
  const env = { ...running.env, AWS_TEMP_HOME: "/proc/aws-temp/state" };
  const { status, stdout, stderr } = await runProcess(command, [...first, "prod-readonly"], { env });
  expect(status).toBe(0);
  expect(stdout).toMatch(/^\{"Version":1,/);
  expect(stderr).toContain("/proc/aws-temp");
});

it.each([
  { name: "below ~", folder: "~/state" },
  { name: "by a relative path", folder: "state" },
])("a state folder that is named $name is one in the home", async ({ folder }) => {
  await using running = await start();
  const [command, ...first] = program;
  const env = { ...running.env, AWS_TEMP_HOME: folder };
  const elsewhere = join(running.home, "elsewhere");
  await mkdir(elsewhere);
  const options = { env, cwd: elsewhere };
  const { status, stderr } = await runProcess(command, [...first, "prod-readonly"], options);
  expect([status, stderr]).toEqual([0, ""]);
  const made = await readdir(join(running.home, "state"));
  // What V8 compiled is there on Node alone.
  expect(made.filter((name) => name !== "compiled").sort()).toEqual(["cache", "locks"]);
  expect(await readdir(elsewhere)).toEqual([]);
});

it("a full disk gives credentials and a warning", async (context) => {
  if (process.platform !== "linux") context.skip("needs /dev/full or a limit on file sizes");
  await using running = await start();
  const line = [...program, "prod-readonly"].map((word) => `'${word}'`).join(" ");
  // No file may be written to; what goes to a pipe is no file.
  const script = `trap '' XFSZ; ulimit -f 0; exec ${line}`;
  const { status, stdout, stderr } = await runProcess("/bin/sh", ["-c", script], { env: running.env });
  expect([status, stderr !== ""]).toEqual([0, true]);
  expect(stdout).toMatch(/^\{"Version":1,/);
});

it("the folder of locks may go while one is held", async () => {
  await using running = await start();
  running.aws.faults.set({ service: "sts", effect: { kind: "slow", milliseconds: 700 } });
  const holder = run(["prod-readonly"], { env: running.env });
  const locks = join(running.stateFolder, "locks");
  while ((await readdir(locks).catch(() => [])).length === 0) await new Promise(setImmediate);
  await rm(locks, { recursive: true, force: true });
  const other = run(["prod-readonly"], { env: running.env });
  const ends = await Promise.all([holder, other]);
  expect(ends.map(endOf)).toEqual(["0 ", "0 "]);
});
