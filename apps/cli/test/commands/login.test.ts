import { readFile, stat, writeFile } from "node:fs/promises";
import { findAwsCli, requireTool, runProcess } from "@aws-temp/testkit";
import { expect, it } from "vitest";
import { jsonOf, openCliWorld } from "../cli-world.ts";

it("writes a profile, and says so on stderr alone", async () => {
  await using world = await openCliWorld();
  const before = await readFile(world.home.credentialsFile, "utf8");
  const { status, stdout, stderr } = await world.run(["login", "prod-readonly"]);
  expect(status).toBe(0);
  expect(stdout).toBe("");
  expect(stderr).toContain("profile prod-readonly-temporary (~/.aws/credentials, region eu-west-1 in ~/.aws/config)");
  expect(stderr).toContain("arn:aws:sts::444455556666:assumed-role/ReadOnly/");
  expect(stderr).toMatch(/until .*\d\d:\d\d \(59 min left\)/);
  expect(stderr).toContain("aws s3 ls --profile prod-readonly-temporary");
  const after = await readFile(world.home.credentialsFile, "utf8");
  expect(after.startsWith(before)).toBe(true);
  expect(after).toMatch(/^\[prod-readonly-temporary\]$/m);
  const { mode } = await stat(world.home.credentialsFile);
  if (process.platform !== "win32") expect(mode & 0o777).toBe(0o600);
});

it.each([
  {
    name: "an IAM user",
    args: ["dev"],
    arn: "arn:aws:iam::111122223333:user/alice",
    calls: ["GetSessionToken", "GetCallerIdentity"],
  },
  { name: "a role", args: ["prod-readonly"], arn: expect.stringContaining(":assumed-role/ReadOnly/"), calls: ["AssumeRole"] },
  {
    name: "a role by flag",
    args: ["-p", "prod-readonly"],
    arn: expect.stringContaining(":assumed-role/ReadOnly/"),
    calls: ["AssumeRole"],
  },
  {
    name: "a role on top of a profile",
    args: ["dev", "--role-arn", "arn:aws:iam::444455556666:role/ReadOnly", "--role-session-name", "tester"],
    arn: "arn:aws:sts::444455556666:assumed-role/ReadOnly/tester",
    calls: ["AssumeRole"],
  },
])("prints JSON for $name", async ({ args, arn, calls }) => {
  await using world = await openCliWorld();
  const result = await world.run(["login", ...args, "--json"]);
  expect(result).toMatchObject({ status: 0, stderr: "" });
  const [profile = ""] = args.filter((word) => !word.startsWith("-"));
  expect(jsonOf(result)).toEqual({
    profile,
    writtenProfile: `${profile}-temporary`,
    credentialsFile: world.home.credentialsFile,
    configFile: world.home.configFile,
    identity: { account: expect.stringMatching(/^\d{12}$/), arn },
    expiration: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    region: profile === "dev" ? "eu-central-1" : "eu-west-1",
    fromCache: false,
    signIn: null,
  });
  expect(world.calls()).toEqual(calls);
});

it("takes a code by flag, and none the second time", async () => {
  await using world = await openCliWorld();
  expect(await world.run(["login", "prod-admin", "--mfa-code", world.code()])).toMatchObject({ status: 0 });
  world.aws.clearCalls();
  const again = await world.run(["login", "prod-admin", "--json"]);
  expect(jsonOf(again)).toMatchObject({ fromCache: true });
  expect(world.calls()).toEqual([]);
  // Another role over the same user and device: the session is shared, so no code is needed.
  expect(await world.run(["login", "prod-auditor", "--json"])).toMatchObject({ status: 0 });
  expect(world.calls()).toEqual(["AssumeRole"]);
});

it.each([
  { name: "another name", args: ["--to", "work"], written: "work" },
  { name: "nothing at all", args: ["--no-write"], written: null },
])("writes $name", async ({ args, written }) => {
  await using world = await openCliWorld();
  const before = await readFile(world.home.credentialsFile, "utf8");
  const result = await world.run(["login", "dev", "--json", ...args]);
  expect(jsonOf(result)).toMatchObject({ writtenProfile: written, credentialsFile: written && world.home.credentialsFile });
  const after = await readFile(world.home.credentialsFile, "utf8");
  expect(after.includes("[work]")).toBe(written === "work");
  if (written === null) expect(after).toBe(before);
});

it("says with --no-write what to do with the cached credentials", async () => {
  await using world = await openCliWorld();
  const { stderr } = await world.run(["login", "dev", "--no-write"]);
  expect(stderr).toContain("cached; no file was changed");
  expect(stderr).toContain("aws-temp export dev");
});

it("never overwrites a profile that it did not write", async () => {
  await using world = await openCliWorld();
  const result = await world.run(["login", "prod-readonly", "--to", "dev", "--json"]);
  expect(result.status).toBe(2);
  expect(jsonOf(result)).toMatchObject({ error: { code: "PROFILE_EXISTS" } });
});

it("asks AWS again with --force", async () => {
  await using world = await openCliWorld();
  await world.run(["login", "prod-readonly"]);
  expect(jsonOf(await world.run(["login", "prod-readonly", "--force", "--json"]))).toMatchObject({ fromCache: false });
  expect(world.calls()).toEqual(["AssumeRole", "AssumeRole"]);
});

it("asks AWS again when less is left than --min-ttl", async () => {
  await using world = await openCliWorld();
  await world.run(["login", "prod-readonly"]);
  expect(jsonOf(await world.run(["login", "prod-readonly", "--min-ttl", "50m", "--json"]))).toMatchObject({ fromCache: true });
  expect(jsonOf(await world.run(["login", "prod-readonly", "--min-ttl", "61m", "--json"]))).toMatchObject({ fromCache: false });
});

it("sends all that is said of a role", async () => {
  await using world = await openCliWorld();
  const policy = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}';
  const file = await world.home.write("policy.json", policy);
  const flags = ["--tag", "team=blue", "--tag", "cost=a=b", "--transitive-tag", "team", "--source-identity", "maria"];
  const more = ["--policy", `file://${file}`, "--policy-arn", "arn:aws:iam::aws:policy/ReadOnlyAccess", "--duration", "30m"];
  const { status } = await world.run(["login", "prod-admin", "--mfa-code", world.code(), ...flags, ...more]);
  expect(status).toBe(0);
  expect(world.aws.calls().find(({ operation }) => operation === "AssumeRole")?.parameters).toMatchObject({
    "Tags.member.1.Key": "team",
    "Tags.member.1.Value": "blue",
    "Tags.member.2.Value": "a=b",
    "TransitiveTagKeys.member.1": "team",
    SourceIdentity: "maria",
    ExternalId: "acme-42",
    Policy: policy,
    "PolicyArns.member.1.arn": "arn:aws:iam::aws:policy/ReadOnlyAccess",
    DurationSeconds: "1800",
  });
});

it("is no login when AWS refuses the credentials, and writes nothing", async () => {
  const credentials =
    "[old]\naws_access_key_id = ASIAOLDOLDOLDOLDOLD1\naws_secret_access_key = expired/secret/0000\naws_session_token = expired/token/0000\n";
  await using world = await openCliWorld({ files: { credentials } });
  const result = await world.run(["login", "old", "--region", "eu-west-1", "--json"]);
  expect(result.status).toBe(4);
  expect(jsonOf(result)).toMatchObject({ error: { code: "KEYS_UNKNOWN" } });
  expect(await readFile(world.home.credentialsFile, "utf8")).toBe(credentials);
});

it.each([
  { name: "a profile that holds keys of its own", args: ["--to", "dev"], code: "PROFILE_EXISTS" },
  { name: "a name that no section can have", args: ["--to", "a]b"], code: "INVALID_VALUE" },
])("finds out that it may not write to $name before a code or a call is spent", async ({ args, code }) => {
  await using world = await openCliWorld();
  const result = await world.run(["login", "dev-mfa", "--mfa-code", world.code(), ...args, "--json"]);
  expect(jsonOf(result)).toMatchObject({ error: { code } });
  expect(world.calls()).toEqual([]);
});

it.for([
  { name: "a byte order mark", spoil: (text: string) => `\ufeff${text}`, line: () => 1 },
  {
    name: "a section twice",
    spoil: (text: string) => `${text}\n[profile twice]\nregion = a\n[profile twice]\nregion = b\n`,
    line: (text: string) => text.split("\n").lastIndexOf("[profile twice]") + 1,
  },
])("warns that the AWS CLI refuses the file because of $name", async ({ spoil, line }, context) => {
  const aws = requireTool(await findAwsCli(), context);
  await using world = await openCliWorld();
  const text = spoil(await readFile(world.home.configFile, "utf8"));
  await writeFile(world.home.configFile, text);
  const { status, stderr } = await world.run(["login", "prod-readonly"]);
  expect(status).toBe(0);
  expect(stderr).toMatch(/^Warning: The AWS CLI cannot use profile prod-readonly-temporary\./m);
  expect(stderr).toContain(`${world.home.configFile}:${line(text)}: `);
  const reader = await runProcess(aws, ["configure", "get", "region", "--profile", "prod-readonly"], { env: world.env });
  expect(reader.status, reader.stdout).not.toBe(0);
});
