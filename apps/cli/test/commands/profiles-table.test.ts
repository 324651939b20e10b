import { stripVTControlCharacters } from "node:util";
import { nodeUnderTest, openTerminal } from "@aws-temp/testkit";
import { describe, expect, it } from "vitest";
import { bin, jsonOf, openCliWorld } from "../cli-world.ts";

const role = (name: string, account: string, source: string) =>
  `[profile ${name}]\nrole_arn = arn:aws:iam::${account}:role/Deploy\nsource_profile = ${source}\nregion = eu-west-1\n`;

const config = [
  "[sso-session acme]\nsso_start_url = https://acme.awsapps.com/start\nsso_region = eu-central-1\n",
  "[profile prod.admin]\nsso_session = acme\nsso_account_id = 444455556666\nsso_role_name = Admin\nsso_account_name = Production\n",
  role("deploy", "444455556666", "prod.admin"),
  role("lost", "777788889999", "gone"),
  role("after-lost", "777788889999", "lost"),
  role("round", "777788889999", "and-round"),
  role("and-round", "777788889999", "round"),
  "[profile half]\nsso_session = nowhere\nsso_account_id = 111122223333\nsso_role_name = Admin\n",
].join("\n");
const files = { config, credentials: "" };
const lineOf = (text: string) => config.split("\n").indexOf(text) + 1;

it.each([
  { profile: "lost", says: "source_profile = gone", line: lineOf("source_profile = gone") },
  { profile: "after-lost", says: "source_profile = gone", line: lineOf("source_profile = gone") },
  { profile: "round", says: "goes round in a circle: round -> and-round -> round", line: lineOf("source_profile = and-round") },
  { profile: "half", says: "sso_session = nowhere", line: lineOf("sso_session = nowhere") },
])("marks $profile with the line that breaks it", async ({ profile, says, line }) => {
  await using world = await openCliWorld({ files });
  const { stdout } = await world.run(["profiles"]);
  expect(stdout).toMatch(new RegExp(`^${profile} .* ✖ config:${line}$`, "m"));
  const { profiles } = jsonOf(await world.run(["profiles", "--json"])) as { profiles: { name: string }[] };
  expect(profiles.find(({ name }) => name === profile)).toMatchObject({
    state: "error",
    problems: [{ severity: "error", file: world.home.configFile, line, message: expect.stringContaining(says) }],
  });
  const problems = await world.run(["profiles", "--problems", profile]);
  expect(problems.stdout).toMatch(new RegExp(`^~/.aws/config:${line}: error: .*${says}`));
  expect(problems.stderr).toMatch(/cannot be used\. 1 error\.$/m);
  // It says what the commands with the profile say.
  expect((await world.run(["explain", profile])).stderr).toContain(says);
});

it("names each error once, however many profiles it breaks", async () => {
  await using world = await openCliWorld({ files });
  const { stdout, stderr } = await world.run(["profiles", "--problems"]);
  expect(stdout.match(/source_profile = gone/g)).toHaveLength(1);
  expect(stderr).toBe("7 profiles in ~/.aws/config and ~/.aws/credentials. 5 cannot be used. 3 errors.\n");
});

it.each([
  { name: "an account's name", words: ["production"], found: ["prod.admin", "deploy"] },
  { name: "an account's id and a role", words: ["444455556666", "DEPLOY"], found: ["deploy"] },
  { name: "a source", words: ["acme"], found: ["prod.admin"] },
  { name: "words in one argument", words: ["production eu-west"], found: ["deploy"] },
  { name: "a kind", words: ["sso"], found: ["prod.admin", "half"] },
  { name: "what no profile has", words: ["nothing"], found: [] },
])("lists the profiles with $name", async ({ words, found }) => {
  await using world = await openCliWorld({ files });
  const listed = await world.run(["profiles", ...words]);
  expect(
    listed.stdout
      .split("\n")
      .slice(1, -1)
      .map((line) => line.split(" ")[0]),
  ).toEqual(found);
  expect(listed.stderr).toMatch(new RegExp(`^${found.length} of 7 profiles match(es)?: ${words.join(" ")}\\.`));
  const { profiles } = jsonOf(await world.run(["profiles", "--json", ...words])) as { profiles: { name: string }[] };
  expect(profiles.map(({ name }) => name)).toEqual(found);
});

describe("at a terminal, each profile has one line", () => {
  const long = role(`${"generated-".repeat(12)}name`, "444455556666", "prod.admin");

  it.each([
    { cols: 80, rows: 24, heading: ["PROFILE", "ACCOUNT", "ROLE", "SOURCE", "STATE"], account: / {2}\d{10,12} ?\S*… {2}/ },
    { cols: 40, rows: 12, heading: ["PROFILE", "STATE"], account: /^\S+… {2}ok$/ },
  ])("of $cols columns", async ({ cols, rows, heading, account }) => {
    await using world = await openCliWorld({ files: { config: config + long, credentials: "" } });
    await using terminal = openTerminal({ command: nodeUnderTest, args: [bin, "profiles"], env: world.env, cols, rows });
    expect((await terminal.exited).status).toBe(0);
    const lines = stripVTControlCharacters(terminal.output()).split("\r\n");
    expect(lines[0]?.split(/ {2,}/)).toEqual(heading);
    const table = lines.slice(
      0,
      lines.findIndex((line) => line.startsWith("8 profiles")),
    );
    expect(table).toHaveLength(9);
    expect(table.at(-1)).toMatch(/^generated-.*…/);
    expect(table.at(-1)).toMatch(account);
    expect(table.find((line) => line.startsWith("lost "))).toMatch(/✖ config:\d+$/);
  });
});
