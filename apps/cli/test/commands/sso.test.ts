import { appendFile, readFile, stat, utimes, writeFile } from "node:fs/promises";
import { largeDirectory } from "@aws-temp/local-aws";
import { expect, it } from "vitest";
import { type CliWorld, jsonOf, openCliWorld } from "../cli-world.ts";

/** A world whose user has signed in already. */
async function signedInWorld(options: Parameters<typeof openCliWorld>[0] = {}): Promise<CliWorld> {
  const world = await openCliWorld({ ...options, signIn: "automatic" });
  // It signs in, whatever comes of the role.
  await world.run(["login", "sso", "--no-write", "--no-browser", "--use-device-code"]);
  return world;
}

const configOf = ({ home }: CliWorld) => readFile(home.configFile, "utf8");

it("lists accounts and roles, for people and for programs", async () => {
  await using world = await signedInWorld();
  const accounts = await world.run(["sso", "accounts"]);
  expect(accounts.stdout).toMatch(/^ACCOUNT +NAME +EMAIL\n111122223333 +dev +\S+@\S+\n444455556666 +prod +\S+@\S+\n$/);
  expect(accounts.stderr).toBe("2 accounts.\n");
  const roles = await world.run(["sso", "roles", "--sso-session", "acme"]);
  expect(roles.stdout.split("\n").map((line) => line.split(/ +/))).toEqual([
    ["ACCOUNT", "NAME", "ROLE"],
    ["111122223333", "dev", "ReadOnly"],
    ["444455556666", "prod", "Administrator"],
    ["444455556666", "prod", "ReadOnly"],
    [""],
  ]);
  expect(jsonOf(await world.run(["sso", "roles", "sso", "--account", "111122223333", "--json"]))).toEqual({
    accounts: [
      { accountId: "111122223333", accountName: "dev", emailAddress: "aws+111122223333@example.com", roles: ["ReadOnly"] },
    ],
  });
  expect(jsonOf(await world.run(["sso", "accounts", "--json"]))).toMatchObject({
    accounts: [{ accountId: "111122223333" }, { accountId: "444455556666" }],
  });
});

it.each([
  { name: "an account id that is none", args: ["--account", "12345"], code: "INVALID_VALUE" },
  { name: "a profile and a session", args: ["sso", "--sso-session", "acme"], code: "USAGE" },
  { name: "a session that is not there", args: ["--sso-session", "nobody"], code: "PROFILE_NOT_FOUND" },
  { name: "a profile without SSO", args: ["dev"], code: "NO_CREDENTIALS" },
])("refuses $name", async ({ args, code }) => {
  await using world = await openCliWorld();
  const { status, stdout } = await world.run(["sso", "roles", ...args, "--json"]);
  expect(status).toBe(2);
  expect(JSON.parse(stdout)).toMatchObject({ error: { code } });
});

it("says which sign-in is needed, in a sentence of its own", async () => {
  await using world = await openCliWorld();
  const { status, stderr } = await world.run(["sso", "accounts", "--sso-session", "acme"]);
  expect({ status, first: stderr.split("\n")[0] }).toEqual({
    status: 3,
    first: "Error: A sign-in to the SSO session acme is needed.",
  });
});

it("shows a bar at a terminal, and takes it away", async () => {
  await using world = await signedInWorld(largeDirectory({ accounts: 40 }));
  world.aws.faults.set({ operation: "ListAccountRoles", effect: { kind: "slow", milliseconds: 20 } });
  await using terminal = world.terminal(["sso", "roles", "--account", "000000000017"]);
  await terminal.waitFor(/Reading roles [█░]{20} \d+ of \d+ accounts/);
  await terminal.waitFor("5 roles in 1 account.");
  expect((await terminal.exited).status).toBe(0);
  expect(await terminal.screen()).not.toContain("Reading");
});

it("syncs: shows, writes, and changes no byte the second time", async () => {
  await using world = await signedInWorld();
  const before = await configOf(world);
  const shown = await world.run(["sso", "sync", "--diff", "--region", "eu-west-1"]);
  expect(shown).toMatchObject({ status: 0 });
  expect(shown.stdout).toContain("+ [profile prod.Administrator]\n+ sso_session = acme\n+ sso_account_id = 444455556666\n");
  expect(await configOf(world)).toBe(before);
  const written = await world.run(["sso", "sync", "--region", "eu-west-1"]);
  expect(written).toMatchObject({ status: 0, stdout: "" });
  expect(written.stderr).toContain("3 added, 0 updated, 0 removed, 0 as they were");
  const after = await configOf(world);
  expect(after.startsWith(before)).toBe(true);
  await utimes(world.home.configFile, 1, 1);
  const again = jsonOf(await world.run(["sso", "sync", "--region", "eu-west-1", "--prune", "--json"]));
  expect(again).toMatchObject({ written: true, changes: [], unchanged: 3, stale: [], warnings: [] });
  expect(await configOf(world)).toBe(after);
  expect((await stat(world.home.configFile)).mtimeMs).toBe(1000);
});

it("gives profiles that work, and that the list calls SSO", async () => {
  await using world = await signedInWorld();
  expect((await world.run(["sso", "sync"])).status).toBe(0);
  const { stdout } = await world.run(["whoami", "prod.Administrator", "--json"]);
  expect(JSON.parse(stdout)).toMatchObject({ account: "444455556666", arn: expect.stringContaining("_Administrator_") });
  const list = jsonOf(await world.run(["profiles", "--json"])) as { profiles: { name: string }[] };
  const listed = list.profiles.find(({ name }) => name === "prod.Administrator");
  expect(listed).toMatchObject({ kind: "sso", dependsOn: "acme", problems: [] });
});

it("removes only with --prune, only its own, and keeps the file's mode", async () => {
  await using world = await signedInWorld();
  await appendFile(world.home.configFile, "# by hand\n[profile dev.ReadOnly]\nregion = us-east-1\n");
  await world.run(["sso", "sync"]);
  world.aws.identityCenter.unassign({ account: "444455556666", role: "ReadOnly" });
  const told = await world.run(["sso", "sync"]);
  expect(told.stderr).toContain("(--prune removes them): prod.ReadOnly");
  expect(told.stderr).toMatch(/Profile dev\.ReadOnly was not made by sso sync.*~\/\.aws\/config:\d+/);
  expect(await configOf(world)).toContain("[profile prod.ReadOnly]");
  const { mode } = await stat(world.home.configFile);
  expect((await world.run(["sso", "sync", "--prune"])).stderr).toContain("1 removed");
  expect(await configOf(world)).not.toContain("[profile prod.ReadOnly]");
  expect(await configOf(world)).toContain("# by hand\n[profile dev.ReadOnly]\nregion = us-east-1\n");
  expect((await stat(world.home.configFile)).mode).toBe(mode);
});

it.each([
  { name: "yes", typed: "y\r", status: 0, writes: true },
  { name: "no", typed: "n\r", status: 130, writes: false },
  { name: "Enter", typed: "\r", status: 130, writes: false },
  { name: "Ctrl-C", typed: "\u0003", status: 130, writes: false },
])("asks at a terminal: $name", async ({ typed, status, writes }) => {
  await using world = await signedInWorld();
  const before = await configOf(world);
  await using terminal = world.terminal(["sso", "sync"]);
  await terminal.waitFor("3 added, 0 updated, 0 removed");
  await terminal.waitFor("Make these changes?");
  terminal.write(typed);
  expect((await terminal.exited).status).toBe(status);
  expect((await configOf(world)) !== before).toBe(writes);
});

it.each([{ args: ["--yes"] }, { args: ["--no-input"] }])("asks nothing with $args", async ({ args }) => {
  await using world = await signedInWorld();
  await using terminal = world.terminal(["sso", "sync", ...args]);
  await terminal.waitFor("3 added");
  expect((await terminal.exited).status).toBe(0);
  expect(terminal.output()).not.toContain("Make these changes?");
});

it("keeps what others write at the same time", async () => {
  await using world = await signedInWorld();
  const runs = [
    world.run(["sso", "sync"]),
    world.run(["sso", "sync", "--template", "{account_id}-{role_name}"]),
    world.run(["login", "dev"]),
  ];
  for (const { status } of await Promise.all(runs)) expect(status).toBe(0);
  const config = await configOf(world);
  expect(config.match(/aws_temp_sso_sync = acme/g)).toHaveLength(6);
  expect(config).toMatch(/\[profile dev-temporary\]/);
});

it("wants an sso-session to name", async () => {
  await using world = await signedInWorld();
  const { status, stderr } = await world.run(["sso", "sync", "--profile", "sso-legacy", "--use-device-code"]);
  // The older profile has a sign-in of its own, which a script cannot begin.
  expect(status).toBe(2);
  expect(stderr).toContain("[sso-session NAME]");
});

it("edits a file with CRLF", async () => {
  await using world = await signedInWorld();
  await writeFile(world.home.configFile, (await configOf(world)).replaceAll("\n", "\r\n"));
  expect((await world.run(["sso", "sync"])).status).toBe(0);
  expect(await configOf(world)).not.toMatch(/(?<!\r)\n/);
});
