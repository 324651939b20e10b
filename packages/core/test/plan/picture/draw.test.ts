import { describe, expect, it } from "vitest";
import { drawPlan, drawProfiles } from "../../../src/plan/picture/draw.ts";
import { pictureFormats } from "../../../src/plan/picture/graph.ts";
import { planGraph } from "../../../src/plan/picture/plan-graph.ts";
import { profilesGraph } from "../../../src/plan/picture/profiles-graph.ts";
import { parseProfiles } from "../../../src/profiles/parse-profiles.ts";
import { planOf } from "../plan-of.ts";

const keys = "[base]\naws_access_key_id = AKIACANARYKEYID\naws_secret_access_key = canary/secret\n";
const role = (name: string) => `arn:aws:iam::444455556666:role/${name}`;
const files = (config: string, credentials = keys) =>
  parseProfiles({ config, credentials, configFile: "config", credentialsFile: "credentials" });

describe("a plan", () => {
  it.each<{ name: string; config: string; profile: string; boxes: string[][]; arrows: string[][]; environment?: object }>([
    {
      name: "of a role behind a shared MFA session",
      config: `[profile admin]\nrole_arn = ${role("Admin")}\nsource_profile = base\nmfa_serial = arn:aws:iam::111122223333:mfa/maria\nexternal_id = x42\nregion = eu-west-1\n`,
      profile: "admin",
      boxes: [
        ["keys", "base", "long-term keys"],
        ["session", "base", "session with MFA"],
        ["role", "admin", "Admin in 444455556666", "eu-west-1"],
      ],
      arrows: [
        ["GetSessionToken", "12 h", "MFA maria"],
        ["AssumeRole", "1 h", "external id"],
      ],
    },
    {
      name: "of IAM Identity Center",
      config:
        "[sso-session acme]\nsso_start_url = https://acme.awsapps.com/start\nsso_region = eu-west-1\n[profile sso]\nsso_session = acme\nsso_account_id = 444455556666\nsso_role_name = ReadOnly\n",
      profile: "sso",
      boxes: [
        ["source", "acme", "IAM Identity Center", "acme.awsapps.com"],
        ["role", "sso", "ReadOnly in 444455556666"],
      ],
      arrows: [["GetRoleCredentials"]],
    },
    {
      name: "of a web identity",
      config: `[profile ci]\nrole_arn = ${role("Ci")}\nweb_identity_token_file = /var/run/token\nduration_seconds = 7200\n`,
      profile: "ci",
      boxes: [
        ["source", "web identity", "token"],
        ["role", "ci", "Ci in 444455556666"],
      ],
      arrows: [["AssumeRoleWithWebIdentity", "2 h"]],
    },
    {
      name: "of a program, without its arguments",
      config: '[profile tool]\ncredential_process = "/opt/my tools/vault" --password canary\n',
      profile: "tool",
      boxes: [["source", "tool", "program vault"]],
      arrows: [],
    },
    {
      name: "of a machine",
      config: `[profile box]\nrole_arn = ${role("R")}\ncredential_source = Ec2InstanceMetadata\n`,
      profile: "box",
      boxes: [
        ["source", "box", "the EC2 instance's role"],
        ["role", "box", "R in 444455556666"],
      ],
      arrows: [["AssumeRole", "1 h"]],
    },
  ])("$name", ({ config, profile, boxes, arrows }) => {
    const plan = planOf({ config, credentials: keys, request: { profile } });
    const graph = planGraph(plan);
    expect(graph.boxes.map(({ kind, title, lines }) => [kind, title, ...lines])).toEqual(boxes);
    expect(graph.arrows.map(({ lines }) => lines)).toEqual(arrows);
    expect(graph.boxes.map(({ main }) => main)).toEqual(boxes.map((_, index) => index === boxes.length - 1));
    for (const format of pictureFormats) {
      const text = drawPlan(plan, format);
      expect(text).not.toMatch(/canary/i);
      expect(text).not.toContain("x42");
    }
  });
});

describe("the profiles of the files", () => {
  it("lead from what each starts from", () => {
    const graph = profilesGraph(
      files(`[sso-session acme]
sso_start_url = https://acme.awsapps.com/start
sso_region = eu-west-1
[profile sso]
sso_session = acme
sso_account_id = 444455556666
sso_role_name = ReadOnly
[profile other]
sso_session = nowhere
sso_account_id = 444455556666
sso_role_name = ReadOnly
[profile admin]
role_arn = ${role("Admin")}
source_profile = base
mfa_serial = arn:aws:iam::111122223333:mfa/maria
duration_seconds = 28800
[profile deploy]
role_arn = ${role("Deploy")}
source_profile = admin
[profile orphan]
role_arn = ${role("Orphan")}
source_profile = gone
[profile self]
role_arn = ${role("Self")}
source_profile = self
aws_access_key_id = AKIACANARYKEYID2
aws_secret_access_key = canary
[profile box]
role_arn = ${role("Box")}
credential_source = EcsContainer
[profile odd]
role_arn = ${role("Odd")}
credential_source = Odd
[profile empty]
region = eu-west-1
`),
    );
    const titles = new Map(graph.boxes.map(({ id, title }) => [id, title]));
    expect(graph.arrows.map(({ from, to, lines }) => [titles.get(from), titles.get(to), ...lines])).toEqual([
      ["acme", "sso"],
      ["nowhere", "other"],
      ["base", "admin", "MFA", "8 h"],
      ["admin", "deploy"],
      ["gone", "orphan"],
      ["EcsContainer", "box"],
      ["Odd", "odd"],
    ]);
    const problems = graph.boxes.filter(({ kind }) => kind === "problem").map(({ title }) => title);
    expect(problems.toSorted()).toEqual(["Odd", "empty", "gone", "nowhere", "odd", "orphan", "other"]);
  });

  it.each([
    { name: "nothing", config: "", credentials: "" },
    {
      name: "a loop of two",
      config: `[profile a]\nrole_arn = x\nsource_profile = b\n[profile b]\nrole_arn = x\nsource_profile = a\n`,
    },
    { name: "what is no file at all", config: "[profile\nx y z\n= =\n[profile a]\nregion\n" },
    {
      name: "a chain of a thousand",
      config: Array.from(
        { length: 1000 },
        (_, index) => `[profile p${index}]\nrole_arn = ${role("R")}\nsource_profile = p${index + 1}\n`,
      ).join(""),
    },
  ])("are drawn for $name", ({ config, credentials = keys }) => {
    const set = files(config, credentials);
    for (const format of pictureFormats) {
      const text = drawProfiles(set, format);
      expect(text).toMatch(format === "svg" ? /^<svg [^>]+>[\s\S]+<\/svg>\n$/ : /^flowchart LR\n/);
      expect(text).not.toMatch(/canary|NaN|undefined|Infinity/i);
      for (const name of set.profiles.keys()) expect(text).toContain(name);
    }
  });
});
