import { expect, it } from "vitest";
import { runProcess } from "../src/index.ts";

const node = (script: string, ...args: string[]) => [process.execPath, ["-e", script, ...args]] as const;

it("collects both streams and the status", async () => {
  const result = await runProcess(...node("console.log('out é'); console.error('err'); process.exitCode = 3"));
  expect(result).toEqual({ stdout: "out é\n", stderr: "err\n", status: 3, signal: null, timedOut: false });
});

it("passes arguments as they are", async () => {
  const args = ["a b", "'\"", "$HOME", "%PATH%", ""];
  const { stdout } = await runProcess(...node("console.log(JSON.stringify(process.argv.slice(1)))", ...args));
  expect(JSON.parse(stdout)).toEqual(args);
});

it("writes stdin and closes it", async () => {
  const { stdout } = await runProcess(...node("process.stdin.pipe(process.stdout)"), { stdin: "one\ntwo" });
  expect(stdout).toBe("one\ntwo");
});

it("does not mind a program that leaves its stdin unread", async () => {
  const { status } = await runProcess(...node("process.exit(0)"), { stdin: "x".repeat(1 << 20) });
  expect(status).toBe(0);
});

it("gives the program nothing but the environment that is named", async () => {
  const { stdout } = await runProcess(...node("console.log(process.env.ONLY, process.env.HOME)"), { env: { ONLY: "this" } });
  expect(stdout).toBe("this undefined\n");
});

it.skipIf(process.platform === "win32")("kills what a program has started too, when the time is over", async () => {
  const child = `require("node:child_process").spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "inherit" })`;
  const result = await runProcess(...node(`${child}; setInterval(() => {}, 1000)`), { timeout: 200 });
  expect(result).toMatchObject({ status: null, signal: "SIGKILL", timedOut: true });
});

it.skipIf(process.platform === "win32")("ends the program when it is told to", async () => {
  const abort = AbortSignal.timeout(100);
  const result = await runProcess(...node("setInterval(() => {}, 1000)"), { abort });
  expect(result).toMatchObject({ signal: "SIGTERM", timedOut: false });
});

it("fails when the program does not exist", async () => {
  await expect(runProcess("/no/such/program", [])).rejects.toThrow("ENOENT");
});
