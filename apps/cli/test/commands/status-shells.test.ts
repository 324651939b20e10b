import { readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { findProgram, nodeUnderTest, openTerminal, requireTool, toolOf } from "@aws-temp/testkit";
import { expect, it } from "vitest";
import { bin, openCliWorld } from "../cli-world.ts";

const page = await readFile(new URL("../../../../docs/status-and-logout.md", import.meta.url), "utf8");

/** The line of the page that a user copies. */
const lineWith = (text: string) => page.split("\n").find((line) => line.includes(text)) ?? "";

it.for([
  { shell: "bash", args: ["--norc", "--noprofile", "-i"], line: lineWith("PS1="), shown: "prod-readonly 59m" },
  { shell: "zsh", args: ["-f", "-i"], line: lineWith("setopt prompt_subst"), shown: "prod-readonly 59m" },
  { shell: "fish", args: ["--no-config", "-i"], line: lineWith("fish_right_prompt"), shown: "prod-readonly 59m" },
])("the line of the page shows in the prompt of $shell what it holds", async ({ shell, args, line, shown }, context) => {
  const command = requireTool(toolOf(shell, await findProgram(shell), ["linux"]), context);
  await using world = await openCliWorld();
  await world.run(["login", "prod-readonly", "--no-write"]);
  const words = [nodeUnderTest, bin].map((word) => `'${word}'`).join(" ");
  const program = await world.home.write("bin/aws-temp", `#!/bin/sh\nexec ${words} "$@"\n`, 0o755);
  const env = { ...world.env, AWS_PROFILE: "prod-readonly", PATH: `${dirname(program)}:${world.env["PATH"]}` };
  await using terminal = openTerminal({ command, args, env });
  terminal.write(`${line}\r`);
  await terminal.waitFor(shown, 20_000);
  expect(line).toContain("aws-temp status --prompt");
});
