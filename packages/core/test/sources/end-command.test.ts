import { spawn } from "node:child_process";
import { once } from "node:events";
import { findProgram, requireTool, toolOf } from "@aws-temp/testkit";
import { expect, it } from "vitest";
import { descendantsIn, endCommand } from "../../src/sources/end-command.ts";

it.each([
  {
    name: "a shell and what it started",
    table: "    1     0\n   20     1\n   21    20\n   22    21\n   30     1\n",
    all: [20, 21, 22],
  },
  { name: "nobody else", table: "    1     0\n   20     1\n", all: [20] },
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
