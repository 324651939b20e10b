import { expect, it } from "vitest";
import { jsonOf, openCliWorld } from "../cli-world.ts";

const keys = { AWS_ACCESS_KEY_ID: "AKIAMARIADEV2EXAMPLE", AWS_SECRET_ACCESS_KEY: "maria/Secret+of/the+demo/worldEXAMPLEKEY" };

it.each<{ name: string; args: string[]; env?: Record<string, string>; identity: object; warns?: RegExp }>([
  {
    name: "a named profile",
    args: ["dev"],
    identity: {
      account: "111122223333",
      arn: "arn:aws:iam::111122223333:user/alice",
      profile: "dev",
      region: "eu-central-1",
      source: { kind: "static", profile: "dev" },
    },
  },
  {
    name: "the profile of AWS_PROFILE",
    args: [],
    env: { AWS_PROFILE: "prod-readonly" },
    identity: {
      account: "444455556666",
      profile: "prod-readonly",
      region: "eu-west-1",
      source: { kind: "static", profile: "dev" },
    },
  },
  {
    name: "the environment's own keys before AWS_PROFILE",
    args: [],
    env: { ...keys, AWS_PROFILE: "dev" },
    identity: { arn: "arn:aws:iam::111122223333:user/maria", source: { kind: "environment", profile: null } },
    warns: /AWS_PROFILE names profile dev, but the access keys in the environment come first/,
  },
  {
    name: "a named profile before the environment's keys",
    args: ["-p", "dev"],
    env: keys,
    identity: { arn: "arn:aws:iam::111122223333:user/alice" },
  },
  { name: "another region", args: ["dev", "--region", "ap-south-1"], identity: { region: "ap-south-1" } },
])("asks about $name", async ({ args, env = {}, identity, warns = /^$/ }) => {
  await using world = await openCliWorld();
  const result = await world.run(["whoami", ...args, "--json"], { env });
  expect(result).toMatchObject({ status: 0, stderr: expect.stringMatching(warns) });
  expect(jsonOf(result)).toMatchObject(identity);
  expect(Object.keys(jsonOf(result))).toEqual(["account", "arn", "userId", "profile", "environmentProfile", "region", "source"]);
});

it("prints for people, and spends no MFA code on a question", async () => {
  await using world = await openCliWorld();
  const { stdout, stderr, status } = await world.run(["whoami", "dev-mfa"]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toMatch(/^ARN +arn:aws:iam::111122223333:user\/maria$/m);
  expect(world.calls()).toEqual(["GetCallerIdentity"]);
});

it("names the profile of the keys that export put into the environment, as long as they are still there", async () => {
  await using world = await openCliWorld();
  const { stdout } = await world.run(["export", "prod-readonly", "--format", "dotenv"]);
  const exported = Object.fromEntries([...stdout.matchAll(/^(\w+)='?([^'\n]*)'?$/gm)].map(([, name, value]) => [name, value]));
  const marks = { AWS_TEMP_PROFILE: "prod-readonly", AWS_TEMP_ACCESS_KEY_ID: exported["AWS_ACCESS_KEY_ID"] ?? "" };
  const held = await world.run(["whoami"], { env: { ...exported, ...marks } });
  expect(held.stdout).toMatch(/^Profile +prod-readonly/m);
  expect(held.stdout).toMatch(/^Source +.*environment/m);
  const other = { ...keys, AWS_TEMP_PROFILE: "prod-readonly", AWS_TEMP_ACCESS_KEY_ID: "ASIAOFBEFORE" };
  expect(jsonOf(await world.run(["whoami", "--json"], { env: other }))).toMatchObject({ environmentProfile: null });
});
