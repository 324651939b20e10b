import { describe, expect, it } from "vitest";
import { editIni } from "../../src/ini/edit/edit.ts";
import { planSsoSync } from "../../src/plan/sso-sync/plan-sso-sync.ts";
import type { SsoSync, SsoSyncInput, SsoSyncOptions } from "../../src/plan/sso-sync/sso-sync.ts";
import { ssoSyncEdits } from "../../src/plan/sso-sync/sso-sync-edits.ts";
import { parseProfiles } from "../../src/profiles/parse-profiles.ts";

const account = (accountId: string, accountName: string | undefined, ...roles: string[]) => ({
  accountId,
  accountName,
  emailAddress: accountName && `${accountName.toLowerCase().replaceAll(" ", "+")}@example.com`,
  roles,
});
const dev = account("111122223333", "dev", "ReadOnly");
const prod = account("444455556666", "prod", "ReadOnly", "Administrator");
const session = "[sso-session acme]\nsso_start_url = https://acme.awsapps.com/start\nsso_region = eu-central-1\n";

interface Files {
  readonly config?: string;
  readonly credentials?: string;
}

function decide(
  { config = session, credentials }: Files,
  directory: SsoSyncInput["directory"],
  options: SsoSyncOptions = {},
): { readonly sync: SsoSync; readonly after: string } {
  const sync = planSsoSync({ profiles: parseProfiles({ config, credentials }), session: "acme", directory, options });
  return { sync, after: editIni(config, ssoSyncEdits(sync)) };
}

const names = ({ changes }: SsoSync) => changes.map(({ kind, profile }) => `${kind} ${profile}`);
const codes = ({ warnings }: SsoSync) => warnings.map(({ code }) => code);
const section = (name: string, accountId: string, role: string, more = "") =>
  `[profile ${name}]\nsso_session = acme\nsso_account_id = ${accountId}\nsso_role_name = ${role}\n${more}aws_temp_sso_sync = acme\n`;

describe("adding", () => {
  it("gives each role a profile, at the end of the file, by name", () => {
    const { sync, after } = decide({}, [prod, dev]);
    expect(names(sync)).toEqual(["add dev.ReadOnly", "add prod.Administrator", "add prod.ReadOnly"]);
    expect(after).toBe(
      [
        session,
        section("dev.ReadOnly", dev.accountId, "ReadOnly"),
        section("prod.Administrator", prod.accountId, "Administrator"),
        section("prod.ReadOnly", prod.accountId, "ReadOnly"),
      ].join("\n"),
    );
  });

  it("writes the region that is asked for", () => {
    const { after } = decide({}, [dev], { region: "eu-west-1" });
    expect(after).toBe(`${session}\n${section("dev.ReadOnly", dev.accountId, "ReadOnly", "region = eu-west-1\n")}`);
  });

  it.each<{ name: string; options: SsoSyncOptions; added: string[] }>([
    { name: "an account", options: { accountIds: [dev.accountId] }, added: ["dev.ReadOnly"] },
    { name: "a role", options: { roles: ["ReadOnly"] }, added: ["dev.ReadOnly", "prod.ReadOnly"] },
    { name: "roles by a pattern", options: { roles: ["Adm*", "nobody"] }, added: ["prod.Administrator"] },
    { name: "a pattern for one character", options: { roles: ["ReadOnl?"] }, added: ["dev.ReadOnly", "prod.ReadOnly"] },
    { name: "a pattern that is no regular expression", options: { roles: ["Read.nly", "(.*)"] }, added: [] },
    { name: "upper and lower case", options: { roles: ["readonly"] }, added: [] },
  ])("is limited to $name", ({ options, added }) => {
    expect(names(decide({}, [dev, prod], options).sync)).toEqual(added.map((name) => `add ${name}`));
  });

  it("says of which account nothing is known", () => {
    const { sync } = decide({}, [dev], { accountIds: ["999999999999"] });
    expect(codes(sync)).toEqual(["ACCOUNT_UNKNOWN"]);
    expect(sync.changes).toEqual([]);
  });
});

describe("a second time", () => {
  const mine = "# mine\n[profile own]\n  region=eu-west-1   ; odd\n\n# trailing\n";
  it.each([
    { name: "with comments and odd profiles", config: `${session}\n${mine}` },
    { name: "with CRLF", config: `${session}\n${mine}`.replaceAll("\n", "\r\n") },
    { name: "without a last line ending", config: session.trimEnd() },
    { name: "with a byte order mark", config: `\ufeff${session}` },
  ])("changes no byte $name, and the first time only adds", ({ config }) => {
    const first = decide({ config }, [dev, prod], { region: "eu-central-1", prune: true });
    expect(first.after.startsWith(config)).toBe(true);
    const added = first.after.slice(config.length);
    expect(/(?<!\r)\n/.test(added)).toBe(!config.includes("\r"));
    const second = decide({ config: first.after }, [dev, prod], { region: "eu-central-1", prune: true });
    expect(second.after).toBe(first.after);
    expect(second.sync).toMatchObject({ changes: [], unchanged: 3, stale: [], warnings: [] });
  });

  it("keeps what the user added to its profiles", () => {
    const config = `${session}\n# the shop\n${section("dev.ReadOnly", dev.accountId, "ReadOnly", "region = eu-west-1\noutput = json\n")}`;
    expect(decide({ config }, [dev]).after).toBe(config);
  });
});

describe("updating", () => {
  it("changes the lines that differ, and no other", () => {
    const config = `${session}\n# before\n${section("dev.ReadOnly", "999999999999", "ReadOnly", "region = us-east-1\n# inside\n")}\n# after\n`;
    const { sync, after } = decide({ config }, [dev], { region: "eu-west-1" });
    expect(sync.changes).toEqual([
      {
        kind: "update",
        profile: "dev.ReadOnly",
        accountId: dev.accountId,
        accountName: "dev",
        roleName: "ReadOnly",
        keys: [
          { key: "sso_account_id", before: "999999999999", after: dev.accountId },
          { key: "region", before: "us-east-1", after: "eu-west-1" },
        ],
      },
    ]);
    expect(after).toBe(config.replace("999999999999", dev.accountId).replace("us-east-1", "eu-west-1"));
  });
});

describe("someone else's profile", () => {
  it.each([
    { name: "of the same name", files: { config: `${session}[profile dev.ReadOnly]\nregion = eu-west-1\n` } },
    { name: "in the credentials file", files: { credentials: "[dev.ReadOnly]\naws_access_key_id = AKIAEXAMPLE\n" } },
    {
      name: "of another session's sync",
      files: { config: session + section("dev.ReadOnly", dev.accountId, "ReadOnly").replaceAll("acme", "other") },
    },
    {
      name: "with the mark in the wrong file",
      files: { credentials: "[dev.ReadOnly]\naws_temp_sso_sync = acme\naws_access_key_id = AKIAEXAMPLE\n" },
    },
  ])("$name is left alone, with a warning", ({ files }) => {
    const { sync, after } = decide(files, [dev], { prune: true });
    expect(after).toBe(("config" in files && files.config) || session);
    expect(sync.warnings).toMatchObject([{ code: "PROFILE_FOREIGN", profile: "dev.ReadOnly", line: expect.any(Number) }]);
  });

  it("that leads to the same role needs no warning", () => {
    const config = session + section("dev.ReadOnly", dev.accountId, "ReadOnly").replace(/aws_temp.*\n/, "");
    expect(decide({ config }, [dev], { prune: true })).toEqual({
      sync: { session: "acme", changes: [], unchanged: 0, stale: [], warnings: [] },
      after: config,
    });
  });
});

describe("removing", () => {
  const old = section("old.Gone", "999999999999", "Gone", "output = json\n");
  const config = `${session}\n# old\n${old}\n# mine\n[profile own]\nregion = eu-west-1\n`;

  it("is not done unless asked for, but told", () => {
    const { sync, after } = decide({ config }, [dev], { roles: ["Gone"] });
    expect(after).toBe(config);
    expect(sync.stale).toEqual(["old.Gone"]);
  });

  it("takes the section and leaves everything around it", () => {
    const { sync, after } = decide({ config }, [dev], { prune: true });
    expect(names(sync)).toEqual(["add dev.ReadOnly", "remove old.Gone"]);
    expect(after).not.toContain("Gone");
    expect(after).toContain("# old\n");
    expect(after).toContain("# mine\n[profile own]\nregion = eu-west-1\n");
  });

  it.each<{ name: string; options: SsoSyncOptions; removed: string[] }>([
    { name: "within the accounts", options: { accountIds: ["999999999999"] }, removed: ["remove old.Gone"] },
    { name: "not outside the accounts", options: { accountIds: [dev.accountId] }, removed: [] },
    { name: "within the roles", options: { roles: ["G*"] }, removed: ["remove old.Gone"] },
    { name: "not outside the roles", options: { roles: ["ReadOnly"] }, removed: [] },
  ])("happens $name", ({ options, removed }) => {
    const { sync } = decide({ config }, [dev], { ...options, prune: true });
    expect(names(sync).filter((change) => change.startsWith("remove"))).toEqual(removed);
  });

  it("takes the old names when the template changes", () => {
    const { sync } = decide({ config: session + section("dev.ReadOnly", dev.accountId, "ReadOnly") }, [dev], {
      template: "{account_id}/{role_name}",
      prune: true,
    });
    expect(names(sync)).toEqual(["add 111122223333/ReadOnly", "remove dev.ReadOnly"]);
  });

  it.each([
    {
      name: "the directory is empty",
      files: { config },
      directory: [],
      code: "DIRECTORY_EMPTY",
    },
    {
      name: "another profile starts from it",
      files: { config: `${config}[profile role]\nrole_arn = arn:aws:iam::1:role/x\nsource_profile = old.Gone\n` },
      directory: [dev],
      code: "PROFILE_IN_USE",
    },
    {
      name: "the credentials file has a section of that name",
      files: { config, credentials: "[old.Gone]\naws_access_key_id = AKIAEXAMPLE\n" },
      directory: [dev],
      code: "PROFILE_IN_USE",
    },
  ])("is not done when $name", ({ files, directory, code }) => {
    const { sync, after } = decide(files, directory, { prune: true });
    expect(codes(sync)).toEqual([code]);
    expect(after).toContain(old);
  });

  it("is done when what starts from it goes as well", () => {
    const both = `${config}${section("older.Gone", "999999999999", "Gone", "source_profile = old.Gone\n")}`;
    expect(names(decide({ config: both }, [dev], { prune: true }).sync).slice(1)).toEqual([
      "remove old.Gone",
      "remove older.Gone",
    ]);
  });
});

describe("two roles of one name", () => {
  it.each([
    {
      name: "a template without the role",
      template: "{account_name}",
      roles: ["ReadOnly", "Admin"],
      hint: /^Add \{role_name\} to the template/,
    },
    {
      name: "a template with it, and roles that become alike",
      template: undefined,
      roles: ["a=b", "a,b"],
      hint: /^Their names become alike: choose/,
    },
    {
      name: "a template with it and the account",
      template: "{account_id}.{role_name}",
      roles: ["a=b", "a,b"],
      hint: /^Their names/,
    },
  ])("by $name: the hint names only what helps", ({ template, roles, hint }) => {
    const refused = () => decide({}, [account("111122223333", "dev", ...roles)], template === undefined ? {} : { template });
    expect(refused).toThrow(expect.objectContaining({ code: "INVALID_VALUE", hints: [expect.stringMatching(hint)] }));
  });
});
