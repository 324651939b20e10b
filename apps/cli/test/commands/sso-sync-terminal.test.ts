import { readFile } from "node:fs/promises";
import { stripVTControlCharacters } from "node:util";
import { largeDirectory } from "@aws-temp/local-aws";
import { findProgram, nodeUnderTest, openTerminal, requireTool, type Terminal, toolOf } from "@aws-temp/testkit";
import { describe, expect, it } from "vitest";
import { bin, type CliWorld, openCliWorld } from "../cli-world.ts";

/** A signed-in world with a directory of 40 accounts with five roles each. */
async function directoryWorld(): Promise<CliWorld> {
  const world = await openCliWorld({ ...largeDirectory({ accounts: 40 }), signIn: "automatic" });
  await world.run(["login", "sso", "--no-write", "--no-browser", "--use-device-code"]);
  return world;
}

interface Size {
  readonly cols: number;
  readonly rows: number;
}

function terminalOf(
  world: CliWorld,
  args: readonly string[],
  { cols, rows }: Size,
  env: Readonly<Record<string, string>> = {},
): Terminal {
  return openTerminal({ command: nodeUnderTest, args: [bin, ...args], env: { ...world.env, ...env }, cols, rows });
}

const configOf = ({ home }: CliWorld) => readFile(home.configFile, "utf8");
const question = "Make these changes?";
const sizes = [
  { cols: 80, rows: 24 },
  { cols: 40, rows: 12 },
];

describe.each(sizes)("at $cols × $rows", (size) => {
  it("shows a summary by account before it asks, and no diff", async () => {
    await using world = await directoryWorld();
    const before = await configOf(world);
    await using terminal = terminalOf(world, ["sso", "sync"], size);
    const shown = await terminal.waitFor(question);
    const lines = shown.slice(shown.indexOf("Profiles in")).split(/\r?\n/);
    const heading = lines.findIndex((line) => line.startsWith("ACCOUNT"));
    expect(lines.slice(0, heading).join(" ").replaceAll(/\s+/g, " ")).toMatch(
      /would be: 200 added, 0 updated, 0 removed, 0 as they were\. ?$/,
    );
    expect(lines[heading]).toMatch(/ADDED +UPDATED +REMOVED$/);
    expect(lines.slice(heading + 1, heading + 11)).toEqual(Array(10).fill(expect.stringMatching(/^\d{12} .* 5 +- +-$/)));
    expect(lines[heading + 11]).toBe("… and 30 more accounts.");
    expect(shown).not.toContain("[profile");
    terminal.write("n\r");
    expect((await terminal.exited).status).toBe(130);
    expect(await configOf(world)).toBe(before);
  });

  it("shows each line in less on d, and asks again", async (context) => {
    requireTool(toolOf("less", await findProgram("less"), ["linux", "darwin"]), context);
    await using world = await directoryWorld();
    await using terminal = terminalOf(world, ["sso", "sync"], size);
    await terminal.waitFor(question);
    terminal.write("d\r");
    await terminal.waitFor("+ sso_session = acme");
    // Its prompt: there is more than fits.
    await terminal.waitFor(/:$/);
    expect((await terminal.screen()).split("\n")).toHaveLength(size.rows);
    // Ctrl-C is for the pager alone.
    terminal.write("\u0003");
    await terminal.waitFor(/:$/);
    terminal.write("q");
    await terminal.waitFor(question);
    terminal.write("y\r");
    await terminal.waitFor("200 added");
    expect((await terminal.exited).status).toBe(0);
    expect((await configOf(world)).match(/^\[profile Sandbox/gm)).not.toBeNull();
  });

  it("shows each line in less with --diff", async (context) => {
    requireTool(toolOf("less", await findProgram("less"), ["linux", "darwin"]), context);
    await using world = await directoryWorld();
    const before = await configOf(world);
    await using terminal = terminalOf(world, ["sso", "sync", "--diff"], size);
    await terminal.waitFor("would be:");
    await terminal.waitFor("+ sso_session = acme");
    await terminal.waitFor(/:$/);
    terminal.write("q");
    expect((await terminal.exited).status).toBe(0);
    expect(await configOf(world)).toBe(before);
  });
});

it.each([
  { name: "AWS_PAGER is empty", args: [], env: { AWS_PAGER: "" } },
  { name: "the pager is cat", args: [], env: { PAGER: "cat" } },
  { name: "there is no such pager", args: [], env: { PAGER: "no-such-pager-here" } },
  { name: "nothing may be asked", args: ["--no-input"], env: { PAGER: "no-such-pager-here" } },
])("prints the whole diff when $name", async ({ args, env }) => {
  await using world = await directoryWorld();
  await using terminal = terminalOf(world, ["sso", "sync", "--diff", ...args], { cols: 80, rows: 24 }, env);
  expect((await terminal.exited).status).toBe(0);
  expect(stripVTControlCharacters(terminal.output()).match(/^\+ \[profile /gm)).toHaveLength(200);
});

it("needs no pager for a diff that fits", async () => {
  await using world = await openCliWorld({ signIn: "automatic" });
  await world.run(["login", "sso", "--no-write", "--no-browser", "--use-device-code"]);
  await using terminal = terminalOf(world, ["sso", "sync"], { cols: 80, rows: 40 }, { PAGER: "no-such-pager-here" });
  await terminal.waitFor(question);
  terminal.write("d\r");
  await terminal.waitFor("+ [profile prod.ReadOnly]");
  await terminal.waitFor(question);
  terminal.write("\r");
  expect((await terminal.exited).status).toBe(130);
  expect(terminal.output()).not.toContain("not found");
});

it("says with --diff in a pipe on stderr how much, and on stdout each line", async () => {
  await using world = await directoryWorld();
  const { stdout, stderr } = await world.run(["sso", "sync", "--diff"]);
  expect(stdout.match(/^\+ \[profile /gm)).toHaveLength(200);
  expect(stdout).not.toContain("would be");
  expect(stderr).toMatch(/^Profiles in ~\/\.aws\/config would be: 200 added, .*\nACCOUNT +NAME +ADDED/m);
});
