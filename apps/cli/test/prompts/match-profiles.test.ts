import { expect, it } from "vitest";
import { matchProfiles } from "../../src/prompts/choose-profile.ts";

const profiles = [
  { name: "default", kind: "IAM user", region: undefined },
  { name: "team-dev", kind: "role", region: "eu-west-1" },
  { name: "dev", kind: "SSO", region: "us-east-1" },
  { name: "prod", kind: "role", region: "eu-west-1" },
];

it.each([
  { typed: "", names: ["default", "team-dev", "dev", "prod"] },
  { typed: "dev", names: ["dev", "team-dev"] },
  { typed: "DEV", names: ["dev", "team-dev"] },
  { typed: "eu-west", names: ["team-dev", "prod"] },
  { typed: "pr role", names: ["prod"] },
  { typed: "dev  SSO  us-east-1", names: ["dev"] },
  { typed: "nothing", names: [] },
])("$typed finds $names", ({ typed, names }) => {
  expect(matchProfiles(profiles, typed).map(({ name }) => name)).toEqual(names);
});
