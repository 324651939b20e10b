import { type LocalAws, startLocalAws, writeStandardHome } from "@aws-temp/local-aws";
import { expect, it, onTestFinished } from "vitest";
import { createResolver } from "../../src/resolve/create-resolver.ts";
import type { ConsoleRequest } from "../../src/resolve/resolver.ts";
import { temporaryFolder } from "../temp-folder.ts";

async function world(environment: Readonly<Record<string, string>> = {}) {
  const aws: LocalAws = await startLocalAws();
  onTestFinished(() => aws.close());
  const home = await temporaryFolder();
  const { env } = await writeStandardHome(home, aws);
  const warnings: string[] = [];
  const resolver = createResolver({
    environment: { ...env, ...aws.env, AWS_TEMP_HOME: `${home}/state`, ...environment },
    home,
    userName: "someone with a very long name indeed",
    clock: () => aws.now(),
    logger: { warn: (message) => warnings.push(message), progress: () => undefined },
    mfaPrompt: undefined,
  });
  const calls = () => aws.calls().map(({ operation }) => operation);
  return { aws, resolver, warnings, calls };
}

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "no error",
    (error: { readonly code?: string }) => error.code,
  );

it.each<{ name: string; request: ConsoleRequest; region: string; destination: string }>([
  {
    name: "the profile's region",
    request: { profile: "prod-readonly" },
    region: "eu-west-1",
    destination: "https://eu-west-1.console.aws.amazon.com/console/home?region=eu-west-1",
  },
  {
    name: "another one that is asked for",
    request: { profile: "prod-readonly", region: "ap-south-1", service: "ec2" },
    region: "ap-south-1",
    destination: "https://ap-south-1.console.aws.amazon.com/ec2/home?region=ap-south-1",
  },
  {
    name: "its partition's own, where the region is of another",
    request: { profile: "prod-readonly", region: "cn-north-1" },
    region: "us-east-1",
    destination: "https://us-east-1.console.aws.amazon.com/console/home?region=us-east-1",
  },
])("opens in $name", async ({ request, region, destination }) => {
  const { resolver, aws } = await world();
  const signIn = await resolver.console(request);
  expect(signIn).toMatchObject({ region, destination, accountId: "444455556666" });
  expect(signIn.url.reveal().startsWith(`${aws.url}/federation?Action=login&`)).toBe(true);
  expect(`${signIn.url}`).toBe("[redacted]");
  expect(JSON.stringify(signIn)).not.toContain("SigninToken=");
});

it("takes cached credentials with time left, and new ones for a session that would soon be over", async () => {
  const { resolver, aws, calls } = await world();
  await resolver.console({ profile: "prod-readonly" });
  aws.advance(1700);
  const soon = await resolver.console({ profile: "prod-readonly" });
  expect(calls()).toEqual(["AssumeRole", "GetSigninToken", "GetSigninToken"]);
  aws.advance(200);
  const later = await resolver.console({ profile: "prod-readonly" });
  expect(calls().slice(3)).toEqual(["AssumeRole", "GetSigninToken"]);
  expect((later.endsAt?.getTime() ?? 0) - (soon.endsAt?.getTime() ?? 0)).toBeGreaterThan(1_800_000);
  await resolver.console({ profile: "prod-readonly" }, { force: true });
  expect(calls().slice(5)).toEqual(["AssumeRole", "GetSigninToken"]);
});

it("gives a federated user a name that AWS takes", async () => {
  const { resolver } = await world();
  const { arn } = await resolver.console({ profile: "dev", policyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"] });
  expect(arn?.split("/")[1]).toBe("aws-temp-someone-with-a-very-lon");
});

it.each<{ name: string; request: ConsoleRequest; code: string }>([
  {
    name: "a destination elsewhere",
    request: { profile: "prod-admin", destination: "https://example.com/" },
    code: "INVALID_VALUE",
  },
  { name: "a service that is none", request: { profile: "prod-admin", service: "../x" }, code: "INVALID_VALUE" },
  { name: "too long a session", request: { profile: "prod-admin", sessionSeconds: 50_000 }, code: "DURATION_OUT_OF_RANGE" },
  { name: "too long a session of a user", request: { profile: "dev", sessionSeconds: 129_601 }, code: "DURATION_OUT_OF_RANGE" },
  { name: "a user without a policy", request: { profile: "dev-mfa" }, code: "USAGE" },
  { name: "an external id of no role", request: { profile: "dev", externalId: "x" }, code: "INVALID_VALUE" },
  { name: "a policy of no role and no keys", request: { profile: "sso", policyArns: ["x"] }, code: "INVALID_VALUE" },
])("refuses $name before anyone is asked or called", async ({ request, code }) => {
  const { resolver, calls } = await world();
  expect(await codeOf(resolver.console(request))).toBe(code);
  expect(calls()).toEqual([]);
});

it("federates the environment's own keys, for as long as is asked", async () => {
  const keys = { AWS_ACCESS_KEY_ID: "AKIAALICEDEV2EXAMPLE", AWS_SECRET_ACCESS_KEY: "alice/Secret+of/the+demo/worldEXAMPLEKEY" };
  const { resolver, calls, aws } = await world(keys);
  const policyArns = ["arn:aws:iam::aws:policy/ReadOnlyAccess"];
  const federated = await resolver.console({ environmentFirst: true, policyArns, sessionSeconds: 3600 });
  expect(federated.arn).toContain(":federated-user/");
  expect(Math.round(((federated.endsAt?.getTime() ?? 0) - aws.now()) / 1000)).toBeCloseTo(3600, -1);
  expect(calls()).toEqual(["GetFederationToken", "GetSigninToken"]);
});
