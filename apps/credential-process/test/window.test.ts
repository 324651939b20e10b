import { appendFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type RunningWorld, startWorld, worlds } from "@aws-temp/testkit";
import { expect, it, type TestContext, vi } from "vitest";
import { run } from "./run-program.ts";

/** What a window is shown with, as far as this program knows it: the arguments are noted, one a line; the user's answers are given. */
const standIn = (home: string, body: string) => `#!/bin/sh
PATH=/usr/bin:/bin
echo "--- $0" >>'${home}/shown'
for argument; do printf '%s\\n' "$argument" >>'${home}/shown'; done
${body}
`;
const typed = (home: string) => `head -n 1 '${home}/typed'; sed -i 1d '${home}/typed'`;
const closed = "exit 1";
const leftOpen = (home: string) => `echo $$ >'${home}/pid'; exec sleep 600`;

interface Windows {
  readonly running: RunningWorld;
  readonly env: Readonly<Record<string, string>>;
}

async function openWindows(
  programs: Readonly<Record<string, (home: string) => string>>,
  context: TestContext,
): Promise<Windows & AsyncDisposable> {
  if (["win32", "darwin"].includes(process.platform)) context.skip("another program shows the window there");
  const world = worlds.find(({ name }) => name === "IAM user with MFA");
  if (world === undefined) throw new Error("The world is gone.");
  const running = await startWorld(world);
  const folder = join(running.home, "bin");
  await mkdir(folder);
  for (const [name, body] of Object.entries(programs)) {
    await writeFile(join(folder, name), standIn(running.home, body(running.home)), { mode: 0o755 });
  }
  const env = { ...running.env, PATH: folder, DISPLAY: ":99" };
  return { running, env, [Symbol.asyncDispose]: () => running[Symbol.asyncDispose]() };
}

const shown = ({ running }: Windows) => readFile(join(running.home, "shown"), "utf8");

it.for(["zenity", "kdialog"])("a code is typed into a window of %s", async (name, context) => {
  await using windows = await openWindows({ [name]: typed }, context);
  const { running, env } = windows;
  const code = running.mfaCode() ?? "";
  await writeFile(join(running.home, "typed"), `12345\n ${code.slice(0, 3)} ${code.slice(3)}\n`);
  const { status, stdout, stderr } = await run(["dev-mfa", "--prompt", "gui"], { env });
  expect([status, stderr]).toEqual([0, ""]);
  expect(stdout).toMatch(/^\{"Version":1,/);
  const [, first = "", second = "", ...more] = (await shown(windows)).split("---");
  expect(more).toEqual([]);
  expect(first).toContain("MFA code of arn:aws:iam::111122223333:mfa/maria for profile dev-mfa:");
  expect(second).toContain("An MFA code has six digits, this has 5.");
  const credentials = await readFile(join(running.home, ".aws", "credentials"), "utf8");
  const secrets = [...credentials.matchAll(/aws_secret_access_key\s*=\s*(\S+)/g)].map(([, secret = ""]) => secret);
  expect(secrets.length).toBeGreaterThan(0);
  for (const secret of [code, "12345\n", ...secrets, JSON.parse(stdout).SecretAccessKey])
    expect(first + second).not.toContain(secret);
});

it("zenity is told of an underscore that is not an access key", async (context) => {
  await using windows = await openWindows({ zenity: typed }, context);
  const { running, env } = windows;
  await appendFile(
    join(running.home, ".aws", "credentials"),
    `\n[my_keys]\naws_access_key_id = AKIAEXAMPLE\naws_secret_access_key = s\nmfa_serial = arn:aws:iam::111122223333:mfa/maria\n`,
  );
  await writeFile(join(running.home, "typed"), "123456\n123456\n");
  await run(["my_keys", "--prompt", "gui"], { env });
  expect(await shown(windows)).toContain("for profile my__keys:");
});

it("zenity comes before kdialog", async (context) => {
  await using windows = await openWindows({ kdialog: () => closed, zenity: () => closed }, context);
  await run(["dev-mfa", "--prompt", "gui"], { env: windows.env });
  expect(await shown(windows)).toMatch(/^--- .*\/zenity\n/);
});

it.for(["zenity", "kdialog"])("a window of %s that is closed means no", async (name, context) => {
  await using windows = await openWindows({ [name]: () => closed }, context);
  const { status, stdout, stderr } = await run(["dev-mfa", "--prompt", "gui"], { env: windows.env });
  expect([status, stdout]).toEqual([130, ""]);
  expect(stderr).toContain("(INTERRUPTED)");
  expect(windows.running.aws.calls()).toEqual([]);
});

it("a window that no one answers is gone when the time is over", async (context) => {
  await using windows = await openWindows({ zenity: leftOpen }, context);
  const { status, stderr } = await run(["dev-mfa", "--prompt", "gui", "--timeout", "3s"], { env: windows.env });
  expect(status).toBe(5);
  expect(stderr).toContain("(TIMED_OUT)");
  const pid = Number(await readFile(join(windows.running.home, "pid"), "utf8"));
  await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow("ESRCH"), { timeout: 10_000, interval: 10 });
});

it.for([
  { name: "no program", more: {}, says: "install zenity or kdialog" },
  { name: "no display", more: { DISPLAY: "" }, says: "DISPLAY or WAYLAND_DISPLAY" },
])("where there is $name for a window, it says what to do", async ({ more, says }, context) => {
  await using windows = await openWindows(says.startsWith("install") ? {} : { zenity: typed }, context);
  const { status, stdout, stderr } = await run(["dev-mfa", "--prompt", "gui"], { env: { ...windows.env, ...more } });
  expect([status, stdout]).toEqual([3, ""]);
  expect(stderr).toContain("Type in a terminal: aws-temp login dev-mfa --no-write");
  expect(stderr).toContain(says);
});

it("no window is shown unless it is asked for", async (context) => {
  await using windows = await openWindows({ zenity: typed }, context);
  const { status, stderr } = await run(["dev-mfa"], { env: windows.env });
  expect(status).toBe(3);
  expect(stderr).not.toContain("zenity");
  await expect(shown(windows)).rejects.toThrow("ENOENT");
});
