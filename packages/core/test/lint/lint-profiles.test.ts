import { describe, expect, it } from "vitest";
import { fileFindings } from "../../src/lint/file-findings.ts";
import { lintProfiles } from "../../src/lint/lint-profiles.ts";
import { parseProfiles } from "../../src/profiles/parse-profiles.ts";
import { keysOf } from "../plan/plan-of.ts";

const now = Date.parse("2026-11-20T12:00:00Z");
const mfa = "mfa_serial = arn:aws:iam::111122223333:mfa/maria";

interface Home {
  readonly config?: string;
  readonly credentials?: string;
  readonly names?: readonly string[];
}

function lint({ config = "", credentials = "", names }: Home) {
  return lintProfiles({ profiles: parseProfiles({ config, credentials }), names, environment: {}, userName: "eve", now });
}

const temporary = (expiration: string) =>
  `[x-temporary]\naws_access_key_id = ASIAX\naws_secret_access_key = s\naws_session_token = t\naws_credential_expiration = ${expiration}\naws_temp_source_profile = x\n`;
const session = "[sso-session acme]\nsso_start_url = https://acme.awsapps.com/start\nsso_region = eu-west-1\n";
const legacy =
  "sso_start_url = https://acme.awsapps.com/start\nsso_region = eu-west-1\nsso_account_id = 111122223333\nsso_role_name = R\n";

/** Each home, and the one finding that it gives beside nothing else. */
const homes: readonly (Home & { readonly name: string; readonly finds: object })[] = [
  {
    name: "a line that cannot be read",
    config: "[profile a]\nregion = eu-west-1\nrubbish\n",
    finds: {
      code: "no-delimiter",
      severity: "error",
      file: "config",
      line: 3,
      mend: expect.stringMatching(/^Write "key = value"/),
    },
  },
  {
    name: "what readers take differently",
    config: "[profile a]\nregion = eu-west-1 # here\n",
    finds: { code: "inline-comment", severity: "warning", line: 2, mend: "Put the comment on a line of its own." },
  },
  {
    name: "a key that is nearly one",
    config: "[profile a]\nregoin = eu-west-1\n",
    finds: {
      code: "misspelt-key",
      severity: "warning",
      profile: "a",
      line: 2,
      mend: 'If it is meant to be "region", write it so.',
    },
  },
  {
    name: "a credential key that is nearly one, once",
    config: "[profile a]\nregion = eu-west-1\nrole_ann = x\n",
    finds: { code: "PROFILE_INCOMPLETE", severity: "error", line: 3, mend: "Line 3 of config has role_ann: write role_arn." },
  },
  {
    name: "a key of no one",
    config: "[profile a]\nregion = eu-west-1\nfavourite_colour = blue\n",
    finds: { code: "unknown-key", severity: "info", line: 3, mend: expect.stringContaining("Remove the line") },
  },
  ...[
    "granted_sso_start_url = https://acme.awsapps.com/start",
    "common_fate_generated_from = aws-sso",
    "x_principal_arn = arn:aws:sts::111122223333:assumed-role/A/eve",
    "azure_default_role_arn = arn:aws:iam::111122223333:role/A",
    "google_config.role_arn = arn:aws:iam::111122223333:role/A",
    "aws_saml_url = home/amazon_aws/0oa1/272",
    "sso_account_name = shop",
  ].map((line) => ({
    name: `a key of another tool: ${line}`,
    config: `[profile a]\nregion = eu-west-1\n${line}\n`,
    finds: { code: "other-tool", severity: "info", profile: "a", line: 3 },
  })),
  {
    name: "one start URL in five spellings",
    config: ["start", "start/", "start#/", "start/#/", "start\\#"]
      .map((end, index) => `[sso-session s${index}]\nsso_start_url = https://acme.awsapps.com/${end}\nsso_region = eu-west-1\n`)
      .join(""),
    finds: {
      code: "start-url-spellings",
      severity: "warning",
      line: 2,
      message: expect.stringMatching(/config:2 .*; config:5 .*; config:8 .*; config:11 .*; config:14 /),
      mend: "Write sso_start_url = https://acme.awsapps.com/start in all of them.",
    },
  },
  {
    name: "a command that only a shell understands",
    config: "[profile a]\ncredential_process = $HOME/bin/keys a\n",
    finds: { code: "needs-a-shell", severity: "warning", profile: "a", line: 2 },
  },
  {
    name: "many keys of one other tool",
    config: "[profile a]\nregion = eu-west-1\ngranted_sso_region = eu-west-1\ngranted_sso_role_name = R\n",
    finds: { code: "other-tool", line: 3, message: "Keys of granted, in 2 lines: not read by AWS tools." },
  },
  {
    name: "a loop",
    config: "[profile a]\nrole_arn = arn:aws:iam::111122223333:role/A\nsource_profile = a\n",
    finds: { code: "PROFILE_LOOP", severity: "error", profile: "a", line: 3, mend: expect.any(String) },
  },
  {
    name: "a source that is missing",
    config: "[profile a]\nrole_arn = arn:aws:iam::111122223333:role/A\nsource_profile = b\n",
    finds: { code: "PROFILE_NOT_FOUND", severity: "error", profile: "a", line: 3 },
  },
  {
    name: "half of a setting",
    config: "[profile a]\nsso_session = acme\nsso_account_id = 111122223333\n",
    finds: { code: "PROFILE_INCOMPLETE", severity: "error", profile: "a" },
  },
  {
    name: "two that exclude each other",
    config: `[profile a]\nrole_arn = arn:aws:iam::111122223333:role/A\nsource_profile = k\ncredential_source = Environment\n[profile k]\n${mfa}\n`,
    credentials: keysOf("k"),
    names: ["a"],
    finds: { code: "PROFILE_CONFLICT", severity: "error", profile: "a" },
  },
  {
    name: "a duration that AWS would cut",
    config: `[profile b]\nrole_arn = arn:aws:iam::111122223333:role/B\nsource_profile = a\nduration_seconds = 7200\n[profile a]\nrole_arn = arn:aws:iam::111122223333:role/A\nsource_profile = k\n[profile k]\n${mfa}\n`,
    credentials: keysOf("k"),
    names: ["b"],
    finds: { code: "DURATION_CLAMPED", severity: "warning", profile: "b", mend: "See the plan: aws-temp explain b" },
  },
  {
    name: "a profile for a container",
    config: "[profile c]\nrole_arn = arn:aws:iam::111122223333:role/C\ncredential_source = EcsContainer\n",
    finds: { code: "NO_CREDENTIALS", severity: "info", profile: "c" },
  },
  {
    name: "keys in plain text",
    credentials: keysOf("k"),
    finds: { code: "long-term-keys", severity: "warning", profile: "k", file: "credentials", line: 3 },
  },
  {
    name: "the same behind MFA",
    config: `[profile k]\n${mfa}\n`,
    credentials: keysOf("k"),
    finds: { code: "long-term-keys-with-mfa", severity: "info", profile: "k" },
  },
  {
    name: "a sign-in of the older form",
    config: `[profile s]\n${legacy}`,
    finds: { code: "legacy-sso", severity: "info", profile: "s", line: 2 },
  },
  {
    name: "two forms for one start URL",
    config: `${session}[profile s]\n${legacy}`,
    finds: { code: "mixed-sso-styles", severity: "warning", profile: "s", mend: expect.stringContaining("sso_session = acme") },
  },
  {
    name: "a profile of login that is over",
    credentials: temporary("2026-11-20T11:59:59.000Z"),
    finds: {
      code: "expired-temporary-profile",
      severity: "warning",
      profile: "x-temporary",
      line: 1,
      mend: expect.stringContaining("aws-temp login x"),
    },
  },
  {
    name: "a name that is not there",
    config: "[profile dev]\nregion = eu-west-1\n",
    names: ["deb"],
    finds: { code: "PROFILE_NOT_FOUND", severity: "error", profile: "deb", mend: expect.stringContaining("Did you mean dev?") },
  },
];

describe("a home with one thing wrong", () => {
  it.each(homes)("finds $name", ({ finds, ...home }) => {
    const found = lint(home).filter(
      ({ code }) => code !== "NO_CREDENTIALS_IN_PROFILE" && !(home.names && code.startsWith("long-term")),
    );
    expect(found).toEqual([expect.objectContaining(finds)]);
  });

  it("is there for each finding of the table", () => {
    const codes = new Set(homes.flatMap(lint).map(({ code }) => code));
    expect(Object.keys(fileFindings).filter((code) => !codes.has(code))).toEqual([]);
  });
});

it.each([
  {
    name: "an SSO profile",
    config: `${session}[profile s]\nsso_session = acme\nsso_account_id = 111122223333\nsso_role_name = R\n`,
  },
  { name: "a profile of login that is valid", credentials: temporary("2026-11-20T12:00:01.000Z") },
  {
    name: "settings of tools in blocks",
    config: "[profile p]\nlogin_session = arn:aws:iam::1:user/a\ns3 =\n  addressing_style = path\n",
  },
])("finds nothing in $name", (home) => {
  expect(lint(home)).toEqual([]);
});

it("looks at named profiles and what they depend on alone", () => {
  const config = "[profile a]\nrole_arn = arn:aws:iam::111122223333:role/A\nsource_profile = k\n[profile other]\nrubbish\n";
  const found = lint({ config, credentials: keysOf("k") + keysOf("z"), names: ["a"] });
  expect(found.map(({ code, profile }) => [code, profile])).toEqual([["long-term-keys", "k"]]);
});

it("gives findings in the order of the files, and never a value of theirs", () => {
  const canary = "CANARYSECRETabcdefghijklmnop0123456789";
  const config = `[profile a]\n${canary}\nregoin = ${canary}\n${canary} = 1\ncredential_process = x ${canary} # c\n`;
  const credentials = `[a]\naws_access_key_id = AKIA\naws_secret_access_key = ${canary}\n`;
  const found = lint({ config, credentials });
  expect(JSON.stringify(found)).not.toContain(canary);
  const places = found.map(({ file, line }) => [file, line]);
  expect(places).toEqual(
    places.toSorted(([f = "", l = 0], [g = "", m = 0]) => (f === g ? Number(l) - Number(m) : f < g ? -1 : 1)),
  );
  expect(found.length).toBeGreaterThan(4);
});
