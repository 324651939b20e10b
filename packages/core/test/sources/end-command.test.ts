import { spawn } from "node:child_process";
import { once } from "node:events";
import { findProgram, requireTool, toolOf } from "@aws-temp/testkit";
import { expect, it, onTestFinished } from "vitest";
import { descendantsIn, endCommand, isRunning } from "../../src/sources/process/end-command.ts";

it.each([
  {
    name: "a shell and what it started",
    table: "    1     0\n   20     1\n   21    20\n   22    21\n   30     1\n",
    all: [20, 21, 22],
  },
  { name: "no one else", table: "    1     0\n   20     1\n", all: [20] },
  { name: "a table that tells nothing", table: "", all: [20] },
  { name: "a process that is its own parent", table: "20 20\n21 20\n", all: [20, 21] },
])("finds $name", ({ table, all }) => {
  expect(descendantsIn(table, 20)).toEqual(all);
});

it.for(["linux", "darwin"] as const)("ends a shell with its command, in the way of %s", async (platform, context) => {
  if (process.platform === "win32" || (platform === "linux" && process.platform !== "linux")) context.skip("of another platform");
  if (platform === "darwin") requireTool(toolOf("ps", await findProgram("ps", "/bin"), ["darwin"]), context);
  const said = `process.on("SIGTERM", () => { console.log("told"); process.exit() }); setInterval(() => {}, 1000); console.log("up")`;
  const shell = spawn("/bin/sh", ["-c", `'${process.execPath}' -e '${said}'; exit 3`], { stdio: ["ignore", "pipe", "ignore"] });
  const words = shell.stdout.setEncoding("utf8");
  await once(words, "data");
  const told = once(words, "data");
  endCommand({ pid: shell.pid ?? 0, signal: "SIGTERM", environment: {}, platform });
  expect(await told).toEqual(["told\n"]);
});

it.skipIf(process.platform === "win32")(
  "takes a process that has ended, and that its parent has not asked for, as one that does not run",
  async () => {
    // The shell becomes a program that knows nothing of the child, and so never asks for it.
    const parent = spawn("/bin/sh", ["-c", "exec 3<&0; read line <&3 & echo $!; exec sleep 60"], {
      stdio: ["pipe", "pipe", "ignore"],
    });
    onTestFinished(() => void parent.kill("SIGKILL"));
    const [line] = await once(parent.stdout.setEncoding("utf8"), "data");
    const child = Number(line);
    expect(isRunning(child)).toBe(true);
    parent.stdin.end("\n");
    await expect.poll(() => isRunning(child), { timeout: 10_000 }).toBe(false);
    expect(process.kill(child, 0), "its number is still taken").toBe(true);
  },
);
