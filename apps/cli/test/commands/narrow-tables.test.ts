import { stripVTControlCharacters } from "node:util";
import { largeDirectory } from "@aws-temp/local-aws";
import { nodeUnderTest, openTerminal } from "@aws-temp/testkit";
import { describe, expect, it } from "vitest";
import { bin, type CliWorld, openCliWorld } from "../cli-world.ts";

const long = `${"generated-".repeat(5)}name`;
const files = {
  config: `[profile ${long}]\nrole_arn = arn:aws:iam::444455556666:role/ReadOnly\nsource_profile = dev\nregion = eu-west-1\n[profile dev]\nregion = eu-west-1\n`,
  credentials:
    "[dev]\naws_access_key_id = AKIAALICEDEV2EXAMPLE\naws_secret_access_key = alice/Secret+of/the+demo/worldEXAMPLEKEY\n",
};

/** The lines that a command writes at a terminal of this size. */
async function linesOf(world: CliWorld, args: readonly string[], cols: number, rows: number): Promise<string[]> {
  await using terminal = openTerminal({ command: nodeUnderTest, args: [bin, ...args], env: world.env, cols, rows });
  expect((await terminal.exited).status).toBe(0);
  return stripVTControlCharacters(terminal.output()).split("\r\n");
}

describe("status says how long, however narrow the terminal", () => {
  it.each([
    { cols: 200, rows: 30, heading: ["WHAT", "PROFILE", "IDENTITY", "TIME LEFT", "STORED IN"], name: long },
    { cols: 80, rows: 24, heading: ["WHAT", "PROFILE", "IDENTITY", "TIME LEFT"], name: "generated-generated-" },
    { cols: 58, rows: 20, heading: ["PROFILE", "IDENTITY", "TIME LEFT"], name: "generated-generated-" },
    { cols: 40, rows: 12, heading: ["PROFILE", "TIME LEFT"], name: "generated-generated-" },
  ])("at $cols columns", async ({ cols, rows, heading, name }) => {
    await using world = await openCliWorld({ files });
    expect((await world.run(["login", long])).status).toBe(0);
    const [first = "", row = "", ...others] = await linesOf(world, ["status"], cols, rows);
    expect(first.split(/ {2,}/)).toEqual(heading);
    expect(row).toContain(name);
    expect(row).toMatch(/ 59 min( |$)/);
    expect(others.join(" ")).toContain("1 profile of login.");
  });
});

describe("status --watch", () => {
  it.each([
    { cols: 80, rows: 24 },
    { cols: 40, rows: 12 },
    { cols: 40, rows: 4 },
  ])("says how long and how to quit at $cols × $rows", async ({ cols, rows }) => {
    await using world = await openCliWorld({ files });
    for (const name of [long, "dev"]) expect((await world.run(["login", name])).status).toBe(0);
    await using terminal = openTerminal({ command: nodeUnderTest, args: [bin, "status", "--watch"], env: world.env, cols, rows });
    await terminal.waitFor("q quits");
    const lines = (await terminal.screen()).split("\n");
    expect(lines[0]).toMatch(/PROFILE.* TIME LEFT$/);
    expect(lines[1]).toMatch(/ (11 h )?59 min$/);
    expect(lines.at(-1)).toBe("q quits");
    expect(lines.length).toBeLessThanOrEqual(rows);
    terminal.write("q");
    expect((await terminal.exited).status).toBe(0);
  });

  it("says that nothing is active", async () => {
    await using world = await openCliWorld({ files });
    await using terminal = world.terminal(["status", "--watch"]);
    await terminal.waitFor("Nothing is active");
    await terminal.waitFor("q quits");
    terminal.write("q");
    expect((await terminal.exited).status).toBe(0);
  });
});

it.each([
  { cols: 80, rows: 24, heading: ["ACCOUNT", "NAME", "EMAIL"] },
  { cols: 40, rows: 12, heading: ["ACCOUNT", "NAME"] },
])("sso accounts gives each account one line at $cols columns", async ({ cols, rows, heading }) => {
  const directory = largeDirectory({ accounts: 5 });
  await using world = await openCliWorld({ ...directory, signIn: "automatic" });
  await world.run(["login", "sso", "--no-write", "--no-browser", "--use-device-code"]);
  const lines = (await linesOf(world, ["sso", "accounts"], cols, rows)).map((line) => line.slice(line.lastIndexOf("\r") + 1));
  const start = lines.findIndex((line) => line.startsWith("ACCOUNT"));
  expect(lines[start]?.split(/ {2,}/)).toEqual(heading);
  expect(lines.slice(start + 1)).toEqual([...Array(5).fill(expect.stringMatching(/^\d{12} {2}\S/)), "5 accounts.", ""]);
});
