import { stripVTControlCharacters } from "node:util";
import { nodeUnderTest, openTerminal } from "@aws-temp/testkit";
import { expect, it } from "vitest";
import { commandTable } from "../../src/program/command-table.ts";
import { describeCommand } from "../../src/program/describe-command.ts";
import { bin, openCliWorld } from "../cli-world.ts";

it.each([...commandTable].map(([id, entry]) => ({ id, entry })))("$id has help with two examples", async ({ id, entry }) => {
  await using world = await openCliWorld();
  const { stdout, stderr, status } = await world.run([...id.split(" "), "--help"]);
  expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
  expect(stdout).toContain(entry.summary);
  const { examples = [], description, flags } = await describeCommand(id, entry);
  expect(examples.length).toBeGreaterThanOrEqual(2);
  expect(description).toBeTruthy();
  for (const example of examples) expect(stdout).toContain(`${(example as { description: string }).description}\n`);
  for (const flag of Object.values(flags)) expect(flag.summary, flag.name).toBeTruthy();
});

it.each([[], ["--help"], ["help"]].map((args) => ({ args })))("lists the commands for $args", async ({ args }) => {
  await using world = await openCliWorld();
  const { stdout, stderr, status } = await world.run(args);
  expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
  for (const [id, { summary }] of commandTable) expect(stdout).toMatch(new RegExp(`^ +${id} +${summary}$`, "m"));
});

it("prints its version", async () => {
  await using world = await openCliWorld();
  const { stdout, stderr, status } = await world.run(["--version"]);
  expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
  expect(stdout).toMatch(/^aws-temp\/\d+\.\d+\.\d+ /);
});

it.skipIf(process.platform === "win32").each([
  { cols: 80, rows: 24 },
  { cols: 40, rows: 12 },
])("help of $cols columns breaks at spaces, and help of console is short", async ({ cols, rows }) => {
  await using world = await openCliWorld();
  for (const args of [["--help"], ["sso"], ["console", "--help"]]) {
    await using terminal = openTerminal({ command: nodeUnderTest, args: [bin, ...args], env: world.env, cols, rows });
    await terminal.exited;
    const lines = stripVTControlCharacters(terminal.output()).trimEnd().split(/\r?\n/);
    const wide = lines.filter((line) => line.length > cols && /\S\s+\S/.test(line.trim()));
    expect(wide).toEqual([]);
    if (args[0] === "console" && cols === 80) expect(lines.length).toBeLessThan(80);
  }
});
