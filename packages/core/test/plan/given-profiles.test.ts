import { describe, expect, it } from "vitest";
import type { CredentialError } from "../../src/errors/credential-error.ts";
import { Secret } from "../../src/model/secret.ts";
import { buildPlan } from "../../src/plan/build-plan.ts";
import { describeSource } from "../../src/plan/explain.ts";
import { type GivenProfiles, layProfiles, parseGivenProfiles } from "../../src/plan/profile-set/given-profiles.ts";
import type { OwnSource } from "../../src/profiles/own-source.ts";
import { parseProfiles } from "../../src/profiles/parse-profiles.ts";
import { keysOf } from "./plan-of.ts";

const role = (name: string) => `arn:aws:iam::444455556666:role/${name}`;
const minted: OwnSource = { kind: "minted-token", audience: "sts.amazonaws.com", identity: "job 7 of acme/shop" };
const keys: OwnSource = { kind: "keys", accessKeyId: "AKIAJOB", secretAccessKey: new Secret("s3cret-of-the-job") };

interface Case extends Partial<GivenProfiles> {
  readonly config?: string;
  readonly credentials?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

const profilesOf = ({ text = "", config = "", credentials = "", ...given }: Case) =>
  layProfiles({ ...given, text, name: "roles" }, parseProfiles({ config, credentials }));
const planOf = ({ environment = {}, ...given }: Case) =>
  buildPlan({ profiles: profilesOf(given), environment, userName: "eve", request: { profile: "a" } });

describe("the names of given profiles", () => {
  it.each([
    { name: "without a word before it", text: "[a]\nregion = x\n[b]\n", names: ["a", "b"] },
    { name: "as in the config file", text: "[profile a]\nregion = x\n[profile b]\n", names: ["a", "b"] },
    { name: "with white space and comments", text: "[ a\t] # one\n[profile  b] ; two\n", names: ["a", "b"] },
    { name: "default either way", text: "[default]\nregion = x\n", names: ["default"] },
    { name: "that begins as default does", text: "[default-eu]\n", names: ["default-eu"] },
    { name: "with lines that end as on Windows", text: "[a]\r\nregion = x\r\n[b]\r\n", names: ["a", "b"] },
    { name: "in quotes, for a name with a space", text: "[profile 'a b']\n", names: ["a b"] },
    { name: "none for sections of other types", text: "[sso-session a]\nsso_region = x\n[services b]\n", names: [] },
  ])("$name", ({ text, names }) => {
    expect([...parseGivenProfiles({ text, name: "roles" }).profiles.keys()]).toEqual(names);
  });
});

describe("a role whose section names no source", () => {
  const text = `[a]\nrole_arn = ${role("A")}\n`;

  it.each([
    {
      name: "is assumed with a token that the app gets",
      ownSource: minted,
      source: {
        kind: "web-identity",
        roleArn: role("A"),
        minted: { audience: "sts.amazonaws.com", identity: "job 7 of acme/shop" },
      },
      steps: [],
    },
    {
      name: "is assumed with a token in a file",
      ownSource: { kind: "token-file", file: "/run/token" } as const,
      source: { kind: "web-identity", roleArn: role("A"), tokenFile: "/run/token" },
      steps: [],
    },
    {
      name: "is assumed with the app's long-term keys",
      ownSource: keys,
      source: { kind: "static", profile: "a", accessKeyId: "AKIAJOB" },
      steps: [role("A")],
    },
    {
      name: "is assumed with the app's temporary keys",
      ownSource: { ...keys, sessionToken: new Secret("token") },
      source: { kind: "temporary", profile: "a", accessKeyId: "AKIAJOB" },
      steps: [role("A")],
    },
    {
      name: "is assumed with another profile",
      ownSource: { kind: "profile", name: "base" } as const,
      credentials: keysOf("base"),
      source: { kind: "static", profile: "base" },
      steps: [role("A")],
    },
    {
      name: "is assumed with the keys of the environment",
      ownSource: { kind: "environment" } as const,
      environment: { AWS_ACCESS_KEY_ID: "ASIAENV", AWS_SECRET_ACCESS_KEY: "s", AWS_SESSION_TOKEN: "t" },
      source: { kind: "environment", accessKeyId: "ASIAENV", temporary: true },
      steps: [role("A")],
    },
    {
      name: "is assumed with the container's role",
      ownSource: { kind: "environment" } as const,
      environment: { AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://169.254.170.23/v1/credentials" },
      source: { kind: "container" },
      steps: [role("A")],
    },
  ])("$name", ({ ownSource, environment, credentials, source, steps }) => {
    const plan = planOf({ text, ownSource, ...(environment && { environment }), ...(credentials && { credentials }) });
    expect(plan.source).toMatchObject(source);
    expect(plan.steps.map((step) => step.kind === "assume-role" && step.roleArn)).toEqual(steps);
  });

  it("has no source when the profile that the app names is in no file", () => {
    expect(errorOf({ text, ownSource: { kind: "profile", name: "gone" } })).toMatchObject({
      code: "PROFILE_NOT_FOUND",
      message: expect.stringContaining("assumed with profile gone"),
      data: { file: "roles" },
    });
  });

  it("is incomplete, with the line of the text, when the app has none", () => {
    expect(errorOf({ text: `\n${text}` })).toMatchObject({ code: "PROFILE_INCOMPLETE", data: { file: "roles", line: 3 } });
  });

  it("is incomplete in a file, whatever the app has", () => {
    expect(errorOf({ config: `[profile a]\nrole_arn = ${role("A")}\n`, ownSource: minted })).toMatchObject({
      code: "PROFILE_INCOMPLETE",
      data: { file: "config", line: 2 },
    });
  });

  it("says in its plan who asks for the token, and for whom", () => {
    const { source } = planOf({ text, ownSource: minted });
    expect(describeSource(source)).toContain("job 7 of acme/shop for the audience sts.amazonaws.com");
  });

  it("puts no secret into its plan", () => {
    expect(JSON.stringify(planOf({ text, ownSource: keys }))).not.toContain("s3cret-of-the-job");
  });
});

describe("chains", () => {
  it("lead over other sections of the text to the app's token", () => {
    const text = `[a]\nrole_arn = ${role("A")}\nsource_profile = b\n[b]\nrole_arn = ${role("B")}\n`;
    const plan = planOf({ text, ownSource: minted });
    expect(plan.source).toMatchObject({ kind: "web-identity", roleArn: role("B") });
    expect(plan.steps).toMatchObject([{ roleArn: role("A"), profile: "a" }]);
  });

  it("lead to profiles of the files", () => {
    const text = `[a]\nrole_arn = ${role("A")}\nsource_profile = base\n`;
    expect(planOf({ text, ownSource: minted, credentials: keysOf("base") }).source).toMatchObject({ profile: "base" });
  });

  it("say a tag that is passed on once, unless another value is asked for", () => {
    const role2 = (name: string, source: string) => `[${name}]\nrole_arn = ${role(name)}\nsource_profile = ${source}\n`;
    const text = `${role2("a", "b")}${role2("b", "c")}session_tags = Actor=eve,team=red\ntransitive_session_tags = team\n`;
    const { steps } = planOf({
      text: `${text}[c]\nrole_arn = ${role("C")}\n`,
      ownSource: keys,
      defaults: { session_tags: "Actor=eve,Team=blue", transitive_session_tags: "Actor" },
    });
    expect(steps).toMatchObject([
      { tags: { Actor: "eve", Team: "blue" }, transitiveTagKeys: ["Actor"] },
      { tags: { team: "red" }, transitiveTagKeys: ["team"] },
      { tags: { Team: "blue" }, transitiveTagKeys: [] },
    ]);
    expect(steps[1]).toHaveProperty("tags", { team: "red" });
    expect(steps[2]).toHaveProperty("tags", { Team: "blue" });
  });

  it.each([
    { name: "a loop", text: `[a]\nrole_arn = ${role("A")}\nsource_profile = a\n`, code: "PROFILE_LOOP", line: 3 },
    {
      name: "a source that nothing knows",
      text: `[a]\nrole_arn = ${role("A")}\n\nsource_profile = x\n`,
      code: "PROFILE_NOT_FOUND",
      line: 4,
    },
    {
      name: "two sources",
      text: `[a]\nrole_arn = ${role("A")}\nsource_profile = a\ncredential_source = Environment\n`,
      code: "PROFILE_CONFLICT",
      line: 4,
    },
    { name: "a line that says nothing", text: `[a]\nrole_arn = ${role("A")}\nnonsense\n`, code: "SYNTAX", line: 3 },
    {
      name: "too long a duration",
      text: `[a]\nrole_arn = ${role("A")}\nduration_seconds = 50000\n`,
      code: "DURATION_OUT_OF_RANGE",
      line: 3,
    },
  ])("name the line of the text for $name", ({ text, code, line }) => {
    expect(errorOf({ text, ownSource: minted, credentials: keysOf("a") })).toMatchObject({ code, data: { file: "roles", line } });
  });
});

describe("beside a profile of the same name in the files", () => {
  it("a section with a source takes its place, all of it", () => {
    const config = `[profile a]\nrole_arn = ${role("Old")}\nsource_profile = base\nexternal_id = old\nnonsense\n`;
    const plan = planOf({ text: `[a]\nrole_arn = ${role("A")}\n`, ownSource: keys, config, credentials: keysOf("base") });
    expect(plan.source).toMatchObject({ kind: "static", profile: "a", accessKeyId: "AKIAJOB" });
    expect(plan.steps).toMatchObject([{ roleArn: role("A"), externalId: undefined }]);
  });

  it("keys of the file are no source for other sections any more", () => {
    const text = `[a]\nrole_arn = ${role("A")}\nsource_profile = b\n[b]\nrole_arn = ${role("B")}\n`;
    const plan = planOf({ text, ownSource: minted, credentials: keysOf("b") });
    expect(plan.source).toMatchObject({ kind: "web-identity", roleArn: role("B") });
  });

  it("a section without a source takes it from there, and adds what it says", () => {
    const config = `[profile a]\nrole_arn = ${role("A")}\nsource_profile = base\nexternal_id = theirs\nregion = eu-west-1\n`;
    const plan = planOf({ text: "[a]\nregion = eu-north-1\n", ownSource: minted, config, credentials: keysOf("base") });
    expect(plan).toMatchObject({ region: "eu-north-1", source: { kind: "static" }, steps: [{ externalId: "theirs" }] });
  });

  it("an empty section is the files' profile", () => {
    expect(planOf({ text: "[a]\n", ownSource: minted, credentials: keysOf("a") }).source).toMatchObject({ accessKeyId: "AKIAA" });
  });
});

describe("a section that says nothing of credentials, where no file has the profile", () => {
  it.each([
    { name: "is no profile", text: "[a]\nregion = eu-west-1\n", code: "PROFILE_NOT_FOUND" },
    { name: "is incomplete when it says a part", text: "[a]\nsource_profile = b\n", code: "PROFILE_INCOMPLETE" },
  ])("$name", ({ text, code }) => {
    expect(errorOf({ text, ownSource: minted })).toMatchObject({ code });
  });
});

describe("defaults", () => {
  const defaults = {
    duration_seconds: "1800",
    role_session_name: "GitHubActions",
    external_id: "of-all",
    session_policy: '{"Version": "2012-10-17",\n "Statement": []}',
    session_tags: "Repository=acme/shop,Actor=eve",
    transitive_session_tags: "Repository",
  };

  it("are what a role does not say itself", () => {
    const { steps, region } = planOf({ text: `[a]\nrole_arn = ${role("A")}\n`, ownSource: keys, region: "eu-west-1", defaults });
    expect(region).toBe("eu-west-1");
    expect(steps).toMatchObject([
      {
        durationSeconds: 1800,
        roleSessionName: "GitHubActions",
        externalId: "of-all",
        policy: defaults.session_policy,
        tags: { Repository: "acme/shop", Actor: "eve" },
        transitiveTagKeys: ["Repository"],
      },
    ]);
  });

  it.each([
    { key: "duration_seconds", value: "900", step: { durationSeconds: 900 } },
    { key: "role_session_name", value: "own", step: { roleSessionName: "own" } },
    { key: "external_id", value: "own", step: { externalId: "own" } },
    { key: "session_tags", value: "Own=1", step: { tags: { Own: "1" } } },
  ])("yield to the section's own $key", ({ key, value, step }) => {
    const text = `[a]\nrole_arn = ${role("A")}\n${key} = ${value}\n`;
    expect(planOf({ text, ownSource: keys, defaults }).steps).toMatchObject([step]);
  });

  it("count where the section's own value is empty", () => {
    const text = `[a]\nrole_arn = ${role("A")}\nexternal_id =\n`;
    expect(planOf({ text, ownSource: keys, defaults }).steps).toMatchObject([{ externalId: "of-all" }]);
  });

  it("do not touch the profiles of the files", () => {
    const text = `[a]\nrole_arn = ${role("A")}\nsource_profile = b\n`;
    const config = `[profile b]\nrole_arn = ${role("B")}\nsource_profile = base\n`;
    const { steps } = planOf({ text, config, credentials: keysOf("base"), defaults, region: "eu-west-1" });
    expect(steps).toMatchObject([{ externalId: undefined }, { externalId: "of-all" }]);
  });

  it("give way to the region of the section", () => {
    const text = `[a]\nregion = eu-north-1\nrole_arn = ${role("A")}\n`;
    expect(planOf({ text, ownSource: keys, region: "eu-west-1" }).region).toBe("eu-north-1");
  });
});

function errorOf(given: Case): CredentialError | undefined {
  try {
    planOf(given);
    return undefined;
  } catch (error) {
    return error as CredentialError;
  }
}
