import { spawnSync } from "node:child_process";
import { findProgram, requireTool, toolOf } from "@aws-temp/testkit";
import { describe, expect, it } from "vitest";
import { readProcessCommand } from "../../src/profiles/keys/process-command.ts";

const lines = [
  { line: "/opt/print-keys prod", program: "/opt/print-keys", needsShell: undefined },
  { line: "/my\\ bin/prog a", program: "/my bin/prog", needsShell: undefined },
  { line: '"/my bin/prog" a', program: "/my bin/prog", needsShell: undefined },
  { line: "'/my bin/prog' '$HOME'", program: "/my bin/prog", needsShell: undefined },
  { line: "prog --to a~b", program: "prog", needsShell: undefined },
  { line: 'prog "a;b" \\$HOME', program: "prog", needsShell: undefined },
  { line: "~/bin/prog", program: "~/bin/prog", needsShell: "~" },
  { line: "$HOME/bin/prog", program: undefined, needsShell: "$HOME" },
  { line: '"$HOME/bin/prog" a', program: undefined, needsShell: "$HOME" },
  { line: "FOO=1 prog a", program: "prog", needsShell: "FOO=…" },
  { line: "prog a | jq .", program: "prog", needsShell: "|" },
  { line: "prog a 2>/dev/null", program: "prog", needsShell: ">" },
  { line: "prog `id`", program: "prog", needsShell: "`" },
  { line: "prog 'a", program: undefined, needsShell: "an open quote" },
];

describe("readProcessCommand", () => {
  it.each(lines)("reads $line", ({ line, ...read }) => {
    expect(readProcessCommand(line)).toEqual(read);
  });

  it.each([
    { line: '"C:\\Program Files\\x\\prog.exe" a', program: "C:\\Program Files\\x\\prog.exe", needsShell: undefined },
    { line: "%USERPROFILE%\\prog.exe", program: undefined, needsShell: "%USERPROFILE%" },
    { line: "prog.exe a | more", program: "prog.exe", needsShell: "|" },
  ])("reads $line on Windows", ({ line, ...read }) => {
    expect(readProcessCommand(line, "win32")).toEqual(read);
  });
});

it.for(lines)("agrees with the shell and with Python about $line", async ({ line, needsShell }, context) => {
  const python = requireTool(toolOf("python3", await findProgram("python3"), ["linux", "darwin"]), context);
  const script = "import json, shlex, sys\ntry: print(json.dumps(shlex.split(sys.argv[1])))\nexcept ValueError: print('null')";
  const split = JSON.parse(spawnSync(python, ["-c", script, line], { encoding: "utf8" }).stdout) as string[] | null;
  // The shell prints the words that the program would get; where it does anything else, they differ, or something is run.
  const words = spawnSync("/bin/sh", ["-c", `show() { for word; do printf '%s\\n' "$word"; done; }; show ${line}`], {
    encoding: "utf8",
    env: { HOME: "/home/eve", PATH: "" },
  });
  const same = words.status === 0 && words.stdout === (split ?? []).map((word) => `${word}\n`).join("");
  // A variable before the program is a word to the one, and none to the other, only where a program is.
  expect(same || needsShell === "FOO=…").toBe(needsShell === undefined || needsShell === "FOO=…");
});
