import { it } from "vitest";
import {
  expectNothingLeft,
  fail,
  type Inputs,
  keysOf,
  region,
  startJob,
  succeed,
  withKeys,
  withKeysAndRole,
  withOidc,
} from "./job.ts";

const { accessKeyId } = keysOf("alice");

const many = JSON.stringify(Object.fromEntries(Array.from({ length: 44 }, (_, index) => [`tag-${index}`, "x"])));

it.concurrent.for<{ name: string; inputs: Inputs; code: "USAGE" | "INVALID_VALUE"; text: string }>([
  {
    name: "no region",
    inputs: { ...withOidc, "aws-region": "" },
    code: "USAGE",
    text: "Input required and not supplied: aws-region",
  },
  {
    name: "what cannot be a region",
    inputs: { ...withOidc, "aws-region": "eu_central_1" },
    code: "INVALID_VALUE",
    text: "Region is not valid: eu_central_1",
  },
  {
    name: "half a key",
    inputs: { "aws-region": region, "aws-access-key-id": accessKeyId },
    code: "USAGE",
    text: "'aws-secret-access-key' must be provided if 'aws-access-key-id' is provided",
  },
  {
    name: "a short session name",
    inputs: { ...withOidc, "role-session-name": "x" },
    code: "INVALID_VALUE",
    text: "session name",
  },
  {
    name: "a long session name",
    inputs: { ...withOidc, "role-session-name": "x".repeat(65) },
    code: "INVALID_VALUE",
    text: "session name",
  },
  {
    name: "a session name with a space",
    inputs: { ...withOidc, "role-session-name": "a b" },
    code: "INVALID_VALUE",
    text: "session name",
  },
  {
    name: "too short a duration",
    inputs: { ...withOidc, "role-duration-seconds": "899" },
    code: "INVALID_VALUE",
    text: "role-duration-seconds",
  },
  {
    name: "too long a duration",
    inputs: { ...withOidc, "role-duration-seconds": "43201" },
    code: "INVALID_VALUE",
    text: "role-duration-seconds",
  },
  {
    name: "tags that are not JSON",
    inputs: { ...withKeysAndRole, "custom-tags": "{team: shop}" },
    code: "INVALID_VALUE",
    text: "custom-tags",
  },
  {
    name: "tags in a list",
    inputs: { ...withKeysAndRole, "custom-tags": '["team"]' },
    code: "INVALID_VALUE",
    text: "custom-tags",
  },
  {
    name: "a tag that is null",
    inputs: { ...withKeysAndRole, "custom-tags": '{"team":null}' },
    code: "INVALID_VALUE",
    text: "team",
  },
  {
    name: "a tag that is an object",
    inputs: { ...withKeysAndRole, "custom-tags": '{"team":{}}' },
    code: "INVALID_VALUE",
    text: "team",
  },
  {
    name: "a tag that is the action's",
    inputs: { ...withKeysAndRole, "custom-tags": '{"Actor":"me"}' },
    code: "INVALID_VALUE",
    text: "Actor",
  },
  {
    name: "a tag without a key",
    inputs: { ...withKeysAndRole, "custom-tags": '{"":"x"}' },
    code: "INVALID_VALUE",
    text: "custom-tags",
  },
  {
    name: "a tag with a long key",
    inputs: { ...withKeysAndRole, "custom-tags": JSON.stringify({ ["k".repeat(129)]: "x" }) },
    code: "INVALID_VALUE",
    text: "128",
  },
  {
    name: "a tag with a long value",
    inputs: { ...withKeysAndRole, "custom-tags": JSON.stringify({ team: "x".repeat(257) }) },
    code: "INVALID_VALUE",
    text: "256",
  },
  {
    name: "a tag with a strange character",
    inputs: { ...withKeysAndRole, "custom-tags": '{"team":"a|b"}' },
    code: "INVALID_VALUE",
    text: "team",
  },
  { name: "too many tags", inputs: { ...withKeysAndRole, "custom-tags": many }, code: "INVALID_VALUE", text: "50" },
  {
    name: "a policy that is not JSON",
    inputs: { ...withOidc, "inline-session-policy": "{" },
    code: "INVALID_VALUE",
    text: "inline-session-policy",
  },
  { name: "a profile with a space", inputs: { ...withOidc, "aws-profile": "a b" }, code: "INVALID_VALUE", text: "aws-profile" },
  {
    name: "an unknown place for profiles",
    inputs: { ...withOidc, "config-location": "usb" },
    code: "INVALID_VALUE",
    text: "config-location",
  },
  {
    name: "OIDC skipped with nothing else",
    inputs: { ...withOidc, "force-skip-oidc": "true" },
    code: "USAGE",
    text: "force-skip-oidc",
  },
  { name: "refresh of access keys", inputs: { ...withKeysAndRole, refresh: "true" }, code: "USAGE", text: "refresh" },
  { name: "refresh of no role", inputs: { "aws-region": region, refresh: "true" }, code: "USAGE", text: "refresh" },
  { name: "two kinds of roles", inputs: { ...withOidc, roles: "[a]\nrole_arn = x\n" }, code: "USAGE", text: "roles" },
  {
    name: "an address of STS that is none",
    inputs: { ...withOidc, "sts-endpoint": "not an address" },
    code: "INVALID_VALUE",
    text: "sts-endpoint",
  },
  {
    name: "an account that is none",
    inputs: { ...withOidc, "allowed-account-ids": "1234" },
    code: "INVALID_VALUE",
    text: "1234",
  },
])("refuses $name at once, before it asks anyone", async ({ inputs, code, text }, { expect }) => {
  await using runner = await startJob();
  const refusal = await fail(runner, inputs);
  expect(refusal.code).toBe(code);
  expect(refusal.text.toLowerCase()).toContain(text.toLowerCase());
  expect(refusal.run.calls).toEqual([]);
  await expectNothingLeft(runner, refusal.run);
});

const switches = [
  "role-chaining",
  "mask-aws-account-id",
  "role-skip-session-tagging",
  "output-credentials",
  "output-env-credentials",
  "unset-current-credentials",
  "disable-retry",
  "special-characters-workaround",
  "use-existing-credentials",
  "force-skip-oidc",
  "overwrite-aws-profile",
  "refresh",
  "export-expiration",
  "summary",
  "mask-access-key-id",
  "unset-only",
  "restore-previous-credentials",
  "warn-untrusted-events",
  "translate-env-variables",
];

it.concurrent.for(switches)("takes true and false for %s, and nothing else", async (name, { expect }) => {
  await using runner = await startJob();
  const { run, code, text } = await fail(runner, { ...withKeys, [name]: "yes" });
  expect(code).toBe("INVALID_VALUE");
  expect(text).toContain(name);
  expect(run.calls).toEqual([]);
  await expectNothingLeft(runner, run);
});

it.concurrent.for(["true", "True", "TRUE"])("takes %s for true", async (word, { expect }) => {
  await using runner = await startJob();
  const run = await succeed(runner, { ...withKeys, "output-credentials": word });
  expect(run.outputs["aws-access-key-id"]).toBe(accessKeyId);
});

it.concurrent.for(["false", "False", "FALSE", ""])("takes %j for false", async (word, { expect }) => {
  await using runner = await startJob();
  const run = await succeed(runner, { ...withKeys, "output-credentials": word });
  expect(run.outputs["aws-access-key-id"] ?? "").toBe("");
});

it.concurrent.for([
  { name: "role-duration-seconds", value: "long", parameter: "DurationSeconds", usual: "3600" },
  { name: "role-duration-seconds", value: "0", parameter: "DurationSeconds", usual: "3600" },
])("goes by the default where $name is $value", async ({ name, value, parameter, usual }, { expect }) => {
  await using runner = await startJob();
  const run = await succeed(runner, { ...withOidc, [name]: value });
  const call = run.calls.find(({ operation }) => operation === "AssumeRoleWithWebIdentity");
  expect(call?.parameters[parameter]).toBe(usual);
});
