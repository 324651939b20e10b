import { appendFile, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openTerminal, type RunningWorld, startWorld, type Terminal, worlds } from "@aws-temp/testkit";
import { expect, it, type TestContext, vi } from "vitest";
import { compiled, program } from "./run-program.ts";

/** Needs a code of its own, beside that of the session which other profiles of the user share. */
const longAdmin = `
[profile long-admin]
role_arn = arn:aws:iam::444455556666:role/Admin
source_profile = dev-mfa
mfa_serial = arn:aws:iam::111122223333:mfa/maria
external_id = acme-42
duration_seconds = 7200
`;

async function start(context: TestContext): Promise<RunningWorld> {
  if (process.platform === "win32") context.skip("needs a POSIX shell");
  const world = worlds.find(({ name }) => name === "role with external id and MFA, over a shared session");
  if (world === undefined) throw new Error("The world is gone.");
  const running = await startWorld(world);
  await appendFile(join(running.home, ".aws", "config"), longAdmin);
  return running;
}

/** Lines of shell: the program in the background, its streams captured as an SDK captures them, its end written to a file. */
function started({ home }: RunningWorld, name: string, args: readonly string[]): string {
  const out = join(home, name);
  const line = [...program, ...args].map((word) => `'${word}'`).join(" ");
  return `{ ${line} </dev/null >'${out}' 2>'${out}-err'; echo $? >'${out}-status'; } &\n`;
}

function atTerminal({ env }: RunningWorld, script: string): Terminal {
  return openTerminal({ command: "/bin/sh", args: ["-c", `${script}wait`], env: { ...compiled, ...env } });
}

const statusOf = ({ home }: RunningWorld, name: string) => readFile(join(home, `${name}-status`), "utf8");
const questions = (terminal: Terminal) => terminal.output().match(/MFA code of/g)?.length;
/** Each has the lock of what it wants, and one of them the terminal's. */
const bothWait = ({ stateFolder }: RunningWorld) =>
  vi.waitFor(
    async () => expect((await readdir(join(stateFolder, "locks"))).filter((name) => name.endsWith(".lock"))).toHaveLength(3),
    { timeout: 20_000, interval: 20 },
  );

it("two processes with a question each ask one after the other", async (context) => {
  await using running = await start(context);
  await using terminal = atTerminal(running, started(running, "first", ["dev-mfa"]) + started(running, "second", ["long-admin"]));
  await terminal.waitFor("MFA code of", 20_000);
  await bothWait(running);
  expect(questions(terminal)).toBe(1);
  terminal.write(`${running.mfaCode()}\r`);
  await terminal.waitFor("MFA code of", 20_000);
  await vi.waitFor(() => expect(running.aws.calls()).toHaveLength(1), { timeout: 20_000, interval: 20 });
  terminal.write(`${running.mfaCode()}\r`);
  await terminal.exited;
  expect(terminal.output()).toMatch(/^MFA code of [^*]*\*{6}\s+MFA code of [^*]*\*{6}\s+$/);
  expect([await statusOf(running, "first"), await statusOf(running, "second")]).toEqual(["0\n", "0\n"]);
});

it("who waits for the terminal gives up when its own time is over", async (context) => {
  await using running = await start(context);
  const go = join(running.home, "go");
  await using terminal = atTerminal(
    running,
    `mkfifo '${go}'\n${started(running, "first", ["dev-mfa"])}read _ <'${go}'\n${started(running, "second", ["long-admin", "--timeout", "2s"])}`,
  );
  await terminal.waitFor("MFA code of", 20_000);
  await writeFile(go, "\n");
  await vi.waitFor(async () => expect(await statusOf(running, "second")).toBe("5\n"), { timeout: 20_000, interval: 20 });
  expect(questions(terminal)).toBe(1);
  terminal.write(`${running.mfaCode()}\r`);
  await terminal.exited;
  expect(await statusOf(running, "first")).toBe("0\n");
});

/** How many programs of this home wait for something to happen: they have started, and have nothing to do. Linux tells. */
async function idlePrograms({ home }: RunningWorld): Promise<number> {
  const textOf = (pid: string, name: string) => readFile(join("/proc", pid, name), "utf8").catch(() => "");
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const idle = await Promise.all(
    pids.map(async (pid) => {
      const ours = (await textOf(pid, "environ")).split("\0").includes(`HOME=${home}`);
      return ours && (await textOf(pid, "cmdline")).endsWith("\0dev-mfa\0") && /epoll/.test(await textOf(pid, "wchan"));
    }),
  );
  return idle.filter(Boolean).length;
}

it("the user who gives up gives up for all who asked by then", async (context) => {
  if (process.platform !== "linux") context.skip("needs /proc");
  await using running = await start(context);
  await using terminal = atTerminal(running, started(running, "first", ["dev-mfa"]) + started(running, "second", ["dev-mfa"]));
  await terminal.waitFor("MFA code of", 20_000);
  await vi.waitFor(async () => expect(await idlePrograms(running)).toBe(2), { timeout: 20_000, interval: 20 });
  terminal.write("\u0003");
  await terminal.exited;
  expect([await statusOf(running, "first"), await statusOf(running, "second")]).toEqual(["130\n", "130\n"]);
  expect(questions(terminal)).toBe(1);
});

it("who sits at a terminal that goes away has given up", async (context) => {
  await using running = await start(context);
  await using terminal = atTerminal(running, `trap '' HUP\n${started(running, "first", ["dev-mfa"])}`);
  await terminal.waitFor("MFA code of", 20_000);
  terminal.hangUp();
  // Told by a signal, or by the terminal itself, whichever is first.
  await vi.waitFor(async () => expect(["129\n", "130\n"]).toContain(await statusOf(running, "first")), {
    timeout: 20_000,
    interval: 20,
  });
  const said = await readFile(join(running.home, "first-err"), "utf8");
  expect(["", "aws-temp-credential-process: No MFA code was given. (INTERRUPTED)\n"]).toContain(said);
});
