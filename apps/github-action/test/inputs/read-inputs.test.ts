import { CredentialError } from "@aws-temp/core";
import { describe, expect, it } from "vitest";
import type { Inputs } from "../../src/inputs/inputs.ts";
import { readInputs } from "../../src/inputs/read-inputs.ts";

type Texts = Readonly<Record<string, string>>;

const read = (inputs: Texts, environment: Texts = {}): Inputs =>
  readInputs({ environment, input: (name) => inputs[name]?.trim() ?? (name === "audience" ? "sts.amazonaws.com" : "") });

const keys = { "aws-access-key-id": "AKIAEXAMPLE", "aws-secret-access-key": "secret" };
const role = "arn:aws:iam::111122223333:role/Deploy";

describe("what is not said", () => {
  it("has its default", () => {
    expect(read({ "aws-region": "eu-west-1" })).toMatchObject({
      region: "eu-west-1",
      role: undefined,
      keys: undefined,
      chaining: false,
      audience: "sts.amazonaws.com",
      session: { durationSeconds: undefined, name: undefined, externalId: undefined, skipTags: false, transitiveTagKeys: [] },
      retries: { attempts: 12, explicit: false },
      publish: { env: true, outputs: false, location: "home", summary: false, maskAccount: false, maskAccessKeyId: true },
      allowedAccountIds: [],
      minimumSessionSeconds: undefined,
      refresh: false,
      warnUntrustedEvents: true,
    });
  });

  it.each<{ name: string; inputs: Texts; env: boolean }>([
    { name: "on by itself", inputs: {}, env: true },
    { name: "off where a profile is written", inputs: { "aws-profile": "dev" }, env: false },
    { name: "off where several are written", inputs: { roles: "[a]\nrole_arn = b" }, env: false },
    { name: "on where a profile renews itself", inputs: { refresh: "true", "role-to-assume": role }, env: true },
    { name: "as it is said", inputs: { "aws-profile": "dev", "output-env-credentials": "True" }, env: true },
  ])("exporting is $name", ({ inputs, env }) => {
    expect(read({ "aws-region": "eu-west-1", ...inputs }).publish.env).toBe(env);
  });
});

describe("a region", () => {
  it.each<{ name: string; inputs: Texts; environment: Texts; region: string }>([
    {
      name: "is the input",
      inputs: { "aws-region": "us-east-1" },
      environment: { AWS_REGION: "eu-west-1" },
      region: "us-east-1",
    },
    { name: "is AWS_REGION", inputs: {}, environment: { AWS_REGION: "eu-west-1", AWS_DEFAULT_REGION: "x" }, region: "eu-west-1" },
    { name: "is AWS_DEFAULT_REGION", inputs: {}, environment: { AWS_DEFAULT_REGION: "eu-west-2" }, region: "eu-west-2" },
  ])("$name", ({ inputs, environment, region }) => {
    expect(read(inputs, environment).region).toBe(region);
  });
});

describe("variables of the job", () => {
  it.each([
    ["ROLE_TO_ASSUME", role, { role }],
    ["ROLE_DURATION_SECONDS", "900", { session: { durationSeconds: 900 } }],
    ["ROLE_SESSION_NAME", "me", { session: { name: "me" } }],
    ["TRANSITIVE_TAG_KEYS", "a\n\n b", { session: { transitiveTagKeys: ["a", "b"] } }],
    ["OUTPUT_CREDENTIALS", "true", { publish: { outputs: true } }],
    ["RETRY_MAX_ATTEMPTS", "3", { retries: { attempts: 3, explicit: true } }],
    ["MASK_AWS_ACCOUNT_ID", "TRUE", { publish: { maskAccount: true } }],
  ])("%s stands for its input", (name, value, expected) => {
    expect(read({ "aws-region": "eu-west-1" }, { [name]: value })).toMatchObject(expected);
  });

  it("stand for none where they are told not to", () => {
    const inputs = { "aws-region": "eu-west-1", "translate-env-variables": "false" };
    expect(read(inputs, { ROLE_TO_ASSUME: role }).role).toBeUndefined();
    expect(() => read({ "translate-env-variables": "False" }, { AWS_REGION: "eu-west-1" })).toThrow("aws-region");
  });

  it.each([
    ["AWS_ACCESS_KEY_ID", "AKIAEXAMPLE", { keys: undefined }],
    ["AWS_PROFILE", "dev", { publish: { profile: undefined } }],
    ["OUTPUT_ENV_CREDENTIALS", "false", { publish: { env: true } }],
    ["ALLOWED_ACCOUNT_IDS", "111122223333", { allowedAccountIds: [] }],
    ["FORCE_SKIP_OIDC", "true", { skipOidc: false }],
  ])("%s stands for none", (name, value, expected) => {
    expect(read({ "aws-region": "eu-west-1" }, { [name]: value })).toMatchObject(expected);
  });
});

describe("numbers", () => {
  it.each<{ name: string; inputs: Texts; expected: object }>([
    {
      name: "0 seconds are the default",
      inputs: { "role-duration-seconds": "0" },
      expected: { session: { durationSeconds: undefined } },
    },
    {
      name: "words are the default, and said",
      inputs: { "role-duration-seconds": "an hour" },
      expected: { warnings: [expect.stringContaining("an hour")] },
    },
    {
      name: "fewer than one attempt is one",
      inputs: { "retry-max-attempts": "-3" },
      expected: { retries: { attempts: 1, explicit: true } },
    },
    {
      name: "0 attempts are the default",
      inputs: { "retry-max-attempts": "0" },
      expected: { retries: { attempts: 12, explicit: false } },
    },
    { name: "no retries are one attempt", inputs: { "disable-retry": "true" }, expected: { retries: { attempts: 1 } } },
    {
      name: "special characters need retries",
      inputs: { "disable-retry": "true", "retry-max-attempts": "2", "special-characters-workaround": "true" },
      expected: { retries: { attempts: 12 } },
    },
  ])("$name", ({ inputs, expected }) => {
    expect(read({ "aws-region": "eu-west-1", ...inputs })).toMatchObject(expected);
  });
});

it("passes over empty entries of allowed accounts", () => {
  const { allowedAccountIds } = read({ "aws-region": "eu-west-1", "allowed-account-ids": ", 111122223333 ,,444455556666" });
  expect(allowedAccountIds).toEqual(["111122223333", "444455556666"]);
});

it("judges nothing of a session that is not asked for", () => {
  const session = { "role-duration-seconds": "60", "inline-session-policy": "none" };
  expect(() => read({ "aws-region": "eu-west-1", ...keys, ...session })).not.toThrow();
  expect(() => read({ "aws-region": "eu-west-1", ...keys, ...session, "role-to-assume": role })).toThrow("role-duration-seconds");
});

describe("what cannot work is refused:", () => {
  const none = "Input does not meet YAML 1.2";
  it.each<{ name: string; inputs: Texts; code: string; text: string }>([
    ...["1h", "an hour", "-1", "0.5"].map((seconds) => ({
      name: `a guard of ${seconds}`,
      inputs: { "minimum-session-seconds": seconds },
      code: "INVALID_VALUE",
      text: seconds,
    })),
    {
      name: "a policy that is too long",
      inputs: { "role-to-assume": role, "inline-session-policy": JSON.stringify("x".repeat(2047)) },
      code: "INVALID_VALUE",
      text: "2049 characters; AWS takes 2048",
    },
    {
      name: "too many policies",
      inputs: { "role-to-assume": role, "managed-session-policies": "arn:aws:iam::aws:policy/ReadOnlyAccess\n".repeat(11) },
      code: "INVALID_VALUE",
      text: "managed-session-policies are 11; AWS takes 10",
    },
    { name: "no region", inputs: { "aws-region": "" }, code: "USAGE", text: "Input required and not supplied: aws-region" },
    {
      name: "no region's name",
      inputs: { "aws-region": "EU_west" },
      code: "INVALID_VALUE",
      text: "Region is not valid: EU_west",
    },
    { name: "half a key", inputs: { "aws-access-key-id": "A" }, code: "USAGE", text: "'aws-secret-access-key' must be provided" },
    { name: "yes for true", inputs: { "role-chaining": "yes" }, code: "INVALID_VALUE", text: none },
    { name: "on for true", inputs: { "use-existing-credentials": "on" }, code: "INVALID_VALUE", text: none },
    { name: "a short session name", inputs: { "role-session-name": "a" }, code: "INVALID_VALUE", text: "session name" },
    { name: "a session name with spaces", inputs: { "role-session-name": "a b" }, code: "INVALID_VALUE", text: "session name" },
    ...["43201", "899"].map((seconds) => ({
      name: `a duration of ${seconds} s`,
      inputs: { "role-to-assume": role, "role-duration-seconds": seconds },
      code: "INVALID_VALUE",
      text: seconds,
    })),
    {
      name: "a profile with a slash",
      inputs: { "aws-profile": "a/b" },
      code: "INVALID_VALUE",
      text: "must not contain path separators",
    },
    {
      name: "a profile with a bracket",
      inputs: { "aws-profile": "a]b" },
      code: "INVALID_VALUE",
      text: "must not contain brackets",
    },
    {
      name: "a profile with a space",
      inputs: { "aws-profile": "a b" },
      code: "INVALID_VALUE",
      text: "must not contain whitespace",
    },
    {
      name: "a policy that is not JSON",
      inputs: { "role-to-assume": role, "inline-session-policy": "{" },
      code: "INVALID_VALUE",
      text: "not JSON",
    },
    { name: "an account that is none", inputs: { "allowed-account-ids": "1234" }, code: "INVALID_VALUE", text: "1234" },
    { name: "a place that is none", inputs: { "config-location": "attic" }, code: "INVALID_VALUE", text: "attic" },
    { name: "an address that is none", inputs: { "sts-endpoint": "sts" }, code: "INVALID_VALUE", text: "sts-endpoint" },
    {
      name: "no OIDC and no other way",
      inputs: { "force-skip-oidc": "true", "role-to-assume": role },
      code: "USAGE",
      text: "If 'force-skip-oidc' is true and 'role-to-assume' is set",
    },
    {
      name: "renewal of given keys",
      inputs: { ...keys, refresh: "true", "role-to-assume": role },
      code: "USAGE",
      text: "refresh",
    },
    { name: "renewal of no role", inputs: { refresh: "true" }, code: "USAGE", text: "refresh" },
    { name: "a role beside roles", inputs: { roles: "[a]", "role-to-assume": role }, code: "USAGE", text: "roles" },
  ])("$name", ({ inputs, code, text }) => {
    const refused = () => read({ "aws-region": "eu-west-1", ...inputs });
    expect(refused).toThrow(CredentialError);
    expect(refused).toThrow(expect.objectContaining({ code, message: expect.stringContaining(text) }));
  });
});

describe("the way to AWS", () => {
  it.each<{ name: string; inputs: Texts; environment: Texts; proxy: string | undefined; noProxy?: string }>([
    { name: "is direct", inputs: {}, environment: {}, proxy: undefined },
    {
      name: "goes by the input",
      inputs: { "http-proxy": "http://a" },
      environment: { HTTPS_PROXY: "http://b" },
      proxy: "http://a",
    },
    {
      name: "prefers HTTPS_PROXY",
      inputs: {},
      environment: { HTTPS_PROXY: "http://b", HTTP_PROXY: "http://c" },
      proxy: "http://b",
    },
    { name: "goes by HTTP_PROXY alone", inputs: {}, environment: { HTTP_PROXY: "http://c" }, proxy: "http://c" },
    {
      name: "knows lower case",
      inputs: {},
      environment: { https_proxy: "http://d", HTTPS_PROXY: "http://b" },
      proxy: "http://d",
    },
    { name: "takes exceptions", inputs: { "no-proxy": "x" }, environment: { no_proxy: "y" }, proxy: undefined, noProxy: "x" },
    { name: "takes the job's exceptions", inputs: {}, environment: { no_proxy: "y" }, proxy: undefined, noProxy: "y" },
  ])("$name", ({ inputs, environment, proxy, noProxy }) => {
    const read1 = read({ "aws-region": "eu-west-1", ...inputs }, environment).environment;
    expect(read1).toMatchObject({
      ...(proxy && { HTTPS_PROXY: proxy, HTTP_PROXY: proxy }),
      ...(noProxy && { NO_PROXY: noProxy }),
    });
    expect([read1["HTTPS_PROXY"], read1["https_proxy"], read1["no_proxy"]]).toEqual([proxy, undefined, undefined]);
  });
});
