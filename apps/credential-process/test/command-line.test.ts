import { appendFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type RunningWorld, runProcess, startWorld } from "@aws-temp/testkit";
import { expect, it, vi } from "vitest";
import { program, run } from "./run-program.ts";

const start = () => startWorld({ name: "", request: { profile: "prod-readonly" }, outcome: { error: "" } });

/** A profile whose program does not answer, and writes its number to a file. */
async function silent({ home }: RunningWorld): Promise<string> {
  const file = join(home, "number");
  const command = `sh -c 'echo $$ >"${file}"; sleep 300; true'`;
  await appendFile(join(home, ".aws", "config"), `\n[profile silent]\ncredential_process = ${command}\n`);
  return file;
}

it.each([
  { name: "an empty name, as of a variable that is not set", args: [""] },
  { name: "an empty value", args: ["--profile="] },
  { name: "two names", args: ["dev", "--profile", "prod-readonly"] },
  { name: "two names by flag", args: ["--profile", "dev", "-p", "prod-readonly"] },
  { name: "a value for a flag that takes none", args: ["prod-readonly", "--allow-login=1"] },
  { name: "a flag that there is not", args: ["--duration", "1h"] },
])("refuses $name", async ({ args }) => {
  await using running = await start();
  const { status, stdout, stderr } = await run(args, {
    env: { ...running.env, AWS_ACCESS_KEY_ID: "AKIA", AWS_SECRET_ACCESS_KEY: "s" },
  });
  expect([status, stdout]).toEqual([2, ""]);
  expect(stderr).toContain("(USAGE)");
});

it.each([
  { profile: "sso", typed: "sso" },
  { profile: "-sso", typed: "--profile=-sso" },
  { profile: "my sso", typed: '"my sso"' },
])("says what to type for profile $profile so that it is understood", async ({ profile, typed }) => {
  await using running = await start();
  const keys = "sso_session = acme\nsso_account_id = 444455556666\nsso_role_name = ReadOnly\n";
  await appendFile(join(running.home, ".aws", "config"), `\n[profile -sso]\n${keys}[profile 'my sso']\n${keys}`);
  const { status, stderr } = await run([`--profile=${profile}`], { env: running.env });
  expect(status).toBe(3);
  expect(stderr).toContain(`Type in a terminal: aws-temp login ${typed} --no-write\n`);
});

it("says in which file there is no such profile", async () => {
  await using running = await start();
  const elsewhere = join(running.home, "elsewhere");
  const { status, stderr } = await run(["prod-readonly"], { env: { ...running.env, AWS_CONFIG_FILE: elsewhere } });
  expect(status).toBe(2);
  expect(stderr).toContain(` See ${elsewhere}. (PROFILE_NOT_FOUND)`);
});

it("takes a time that is longer than a timer can wait", async () => {
  await using running = await start();
  const { status, stderr } = await run(["prod-readonly", "--timeout", "9999h"], { env: running.env });
  expect([status, stderr]).toEqual([0, ""]);
});

it("ends what it waited for when its time is over, and says how long that was", async (context) => {
  if (process.platform !== "linux") context.skip("needs /proc");
  await using running = await start();
  const file = await silent(running);
  const { status, stdout, stderr } = await run(["silent", "--timeout", "4s"], { env: running.env });
  expect([status, stdout]).toEqual([5, ""]);
  expect(stderr).toContain(" 4 s. (TIMED_OUT)");
  const number = (await readFile(file, "utf8")).trim();
  // Ended, or ended and not yet noticed by its parent.
  const state = () =>
    readFile(`/proc/${number}/stat`, "utf8").then(
      (text) => text.split(") ").at(-1)?.[0] ?? "",
      () => "gone",
    );
  await vi.waitFor(async () => expect(["gone", "Z", "X"]).toContain(await state()), { timeout: 10_000, interval: 20 });
});

it("says which process it waits for, and why, also in its error", async () => {
  await using running = await start();
  const file = await silent(running);
  const enough = new AbortController();
  const holder = run(["silent", "--timeout", "60s"], { env: running.env, abort: enough.signal });
  await vi.waitFor(() => readFile(file), { timeout: 20_000, interval: 20 });
  const { status, stderr } = await run(["silent", "--timeout", "4s"], { env: running.env });
  enough.abort();
  await holder;
  expect(status).toBe(5);
  const other = "process \\d+, which gets credentials for profile silent\\.";
  expect(stderr).toMatch(new RegExp(`: Waiting for ${other}\\n.*\\(TIMED_OUT\\)\\n.*: This command waited for ${other}\\n`));
});

it("does not wait for who has started it", async () => {
  await using running = await start();
  const line = program.map((word) => `"${word}"`).join(" ");
  const loop = `
[profile base]
credential_process = ${line} --profile role
[profile role]
role_arn = arn:aws:iam::444455556666:role/ReadOnly
source_profile = base
`;
  await appendFile(join(running.home, ".aws", "config"), loop);
  const { status, stderr } = await run(["role"], { env: running.env });
  expect(status).toBe(2);
  expect(stderr).toContain("(PROFILE_LOOP)");
});

it("says that its answer could not be written", async (context) => {
  if (process.platform !== "linux") context.skip("needs /dev/full");
  await using running = await start();
  const line = [...program, "prod-readonly"].map((word) => `'${word}'`).join(" ");
  const { status, stderr } = await runProcess("/bin/sh", ["-c", `exec ${line} >/dev/full`], { env: running.env });
  expect(status).toBe(1);
  expect(stderr).toContain("The output could not be written (ENOSPC).");
});

it("ends as it would when nothing can be said", async (context) => {
  if (process.platform !== "linux") context.skip("needs /dev/full");
  await using running = await start();
  const line = [...program, "nobody"].map((word) => `'${word}'`).join(" ");
  const { status } = await runProcess("/bin/sh", ["-c", `exec ${line} 2>/dev/full`], { env: running.env });
  expect(status).toBe(2);
});
