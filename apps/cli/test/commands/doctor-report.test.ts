import { chmod, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { nodeUnderTest, openTerminal } from "@aws-temp/testkit";
import { describe, expect, it } from "vitest";
import { bin, jsonOf, openCliWorld } from "../cli-world.ts";

const role = (name: string, source: string) =>
  `[profile ${name}]\nrole_arn = arn:aws:iam::444455556666:role/Deploy\nsource_profile = ${source}\n`;
const config = [
  "[profile own]\nlogin_session = arn:aws:iam::111122223333:user/alice\nregoin = eu-west-1\n",
  role("lost", "gone"),
  role("next", "lost"),
  role("after", "next"),
  role("a", "b"),
  role("b", "c"),
  role("c", "a"),
  "[profile p]\nregion = eu-west-1\nservices = nosuch\nlogin_session = arn:aws:iam::111122223333:user/alice\n",
].join("");
const credentials =
  "[k]\naws_access_key_id = AKIAALICEDEV2EXAMPLE\naws_secret_access_key = canary/Secret+of/nobody/0123456789EXAMPLE\n";
const files = { config, credentials };
const lineOf = (text: string) => config.split("\n").indexOf(text) + 1;

interface Finding {
  readonly code: string;
  readonly severity: string;
  readonly line: number;
  readonly profiles: readonly string[];
  readonly message: string;
}

async function openHome() {
  const world = await openCliWorld({ files });
  await chmod(world.home.awsDir, 0o700);
  return world;
}

describe("each finding once", () => {
  it.each([
    {
      name: "what breaks the profiles that start from it",
      text: "source_profile = gone",
      code: "PROFILE_NOT_FOUND",
      profiles: ["lost", "next", "after"],
    },
    { name: "a loop, which each member is in", text: "source_profile = b", code: "PROFILE_LOOP", profiles: ["a", "b", "c"] },
    { name: "what the parser and the plan both find", text: "services = nosuch", code: "services-missing", profiles: ["p"] },
  ])("$name", async ({ text, code, profiles }) => {
    await using world = await openHome();
    const { findings } = jsonOf(await world.run(["doctor", "--offline", "--json"])) as { findings: Finding[] };
    const same = findings.filter(
      (finding) => finding.code.toLowerCase().replaceAll("_", "-") === code.toLowerCase().replaceAll("_", "-"),
    );
    expect(same).toEqual([expect.objectContaining({ code, profiles, line: lineOf(text) })]);
    const { stdout } = await world.run(["doctor", "--offline"]);
    expect(stdout.split(`[${code}]`)).toHaveLength(2);
  });
});

it("groups by file, the worst first, and counts at the end", async () => {
  await using world = await openHome();
  const { stdout, stderr, status } = await world.run(["doctor", "--offline"]);
  expect(status).toBe(2);
  const lines = stdout.split("\n");
  expect(lines.filter((line) => /^\S/.test(line))).toEqual(["~/.aws/config", "~/.aws/credentials"]);
  const found = lines.flatMap((line) => /^ {2}(?: *(\d+) {2})?(error|warning|info): /.exec(line)?.slice(1) ?? []);
  expect(found).toEqual([
    ...[String(lineOf("source_profile = gone")), "error", String(lineOf("source_profile = b")), "error"],
    ...["3", "warning", String(lineOf("services = nosuch")), "warning", "3", "warning"],
  ]);
  expect(stdout).toMatch(/\[PROFILE_NOT_FOUND\]\n +3 profiles: lost, next, after\n +→ /);
  expect(stderr).toBe("2 errors, 3 warnings.\n");
});

it("puts what belongs to no file behind the files, and counts it", async () => {
  await using world = await openHome();
  const none = dirname(await world.home.write("empty/none", ""));
  const { stdout, stderr } = await world.run(["doctor"], { env: { PATH: none } });
  const headings = stdout.split("\n").filter((line) => /^\S/.test(line));
  expect(headings).toEqual(["~/.aws/config", "~/.aws/credentials", "This machine"]);
  expect(stdout.slice(stdout.indexOf("This machine"))).toMatch(/\n {2}info: The AWS CLI is not installed\. \[no-aws-cli\]\n/);
  expect(stderr).toMatch(/^2 errors, 3 warnings, \d info\.\n$/);
});

describe.runIf(process.platform !== "win32")("while a check takes long", () => {
  it.each([
    { cols: 80, rows: 24 },
    { cols: 40, rows: 12 },
  ])("says at $cols × $rows which one it waits for", async ({ cols, rows }) => {
    await using world = await openHome();
    // An AWS CLI that waits until it is let go.
    const gate = join(world.home.path, "go");
    const slow = await world.home.write(
      "slow/aws",
      `#!/bin/sh\nuntil [ -e '${gate}' ]; do sleep 0.1; done\necho aws-cli/2.9.19\n`,
      0o755,
    );
    const env = { ...world.env, PATH: `${dirname(slow)}:/usr/bin:/bin` };
    await using terminal = openTerminal({ command: nodeUnderTest, args: [bin, "doctor"], env, cols, rows });
    await terminal.waitFor(/Checking: AWS CLI\b/);
    expect((await terminal.screen()).split("\n")).toHaveLength(1);
    await writeFile(gate, "");
    expect((await terminal.exited).status).toBe(2);
    const shown = stripVTControlCharacters(terminal.output());
    expect(shown).toContain("~/.aws/config");
    expect(shown.replaceAll(/\s+/g, " ")).toMatch(/2 errors, \d+ warnings, \d info\./);
    expect(await terminal.screen()).not.toContain("Checking");
  });
});
