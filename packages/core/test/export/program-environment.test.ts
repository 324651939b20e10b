import { expect, it } from "vitest";
import { changeStatements } from "../../src/export/change-statements.ts";
import { type Handover, programEnvironment } from "../../src/export/program-environment.ts";
import { Secret } from "../../src/model/secret.ts";
import { sampleCredentials } from "./sample.ts";

const standIn = { profile: "stand-in", configFile: "/run/config" };
const token = new Secret("open-sesame");
const uri = "http://127.0.0.1:1234/profiles/dev";

const everything = [
  "AWS_PROFILE",
  "AWS_DEFAULT_PROFILE",
  "AWS_TEMP_PROFILE",
  "AWS_TEMP_REGION",
  "AWS_TEMP_ACCESS_KEY_ID",
  "AWS_ACCESS_KEY_ID",
  "AWS_SECRET_ACCESS_KEY",
  "AWS_SESSION_TOKEN",
  "AWS_SECURITY_TOKEN",
  "AWS_CREDENTIAL_EXPIRATION",
  "AWS_ACCOUNT_ID",
  "AWS_CREDENTIAL_SCOPE",
  "AWS_CONTAINER_CREDENTIALS_FULL_URI",
  "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
  "AWS_CONTAINER_AUTHORIZATION_TOKEN",
  "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
  "AWS_ROLE_ARN",
  "AWS_ROLE_SESSION_NAME",
  "AWS_WEB_IDENTITY_TOKEN_FILE",
];

const cases: readonly { readonly name: string; readonly given: Handover; readonly set: Readonly<Record<string, string>> }[] = [
  {
    name: "keys",
    given: { kind: "keys", credentials: sampleCredentials() },
    set: {
      AWS_ACCESS_KEY_ID: "ASIAIOSFODNN7EXAMPLE",
      AWS_SECRET_ACCESS_KEY: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
      AWS_SESSION_TOKEN: "IQoJb3JpZ2luX2VjEXAMPLETOKEN==",
      AWS_CREDENTIAL_EXPIRATION: "2099-01-02T03:04:05Z",
    },
  },
  { name: "a profile", given: { kind: "profile", profile: "dev" }, set: { AWS_PROFILE: "dev" } },
  {
    name: "a container's endpoint",
    given: { kind: "container", uri, token, standIn: undefined },
    set: { AWS_CONTAINER_CREDENTIALS_FULL_URI: uri, AWS_CONTAINER_AUTHORIZATION_TOKEN: "open-sesame" },
  },
  {
    name: "a container's endpoint beside files that would win",
    given: { kind: "container", uri, token, standIn },
    set: {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: uri,
      AWS_CONTAINER_AUTHORIZATION_TOKEN: "open-sesame",
      AWS_PROFILE: "stand-in",
      AWS_CONFIG_FILE: "/run/config",
    },
  },
  {
    name: "an instance's endpoint",
    given: { kind: "instance", endpoint: "http://127.0.0.1:1234", standIn: undefined },
    set: {
      AWS_EC2_METADATA_SERVICE_ENDPOINT: "http://127.0.0.1:1234",
      AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE: "IPv4",
      AWS_EC2_METADATA_DISABLED: "false",
    },
  },
];

it.each(cases)("$name: sets what leads there, and unsets all else", ({ given, set }) => {
  const change = programEnvironment(given, undefined);
  expect(Object.fromEntries(change.set)).toEqual(set);
  expect([...change.unset].sort()).toEqual(everything.filter((name) => !(name in set)).sort());
});

it.each(cases)("$name: brings its region where one is known", ({ given, set }) => {
  const region = { AWS_REGION: "eu-central-1", AWS_DEFAULT_REGION: "eu-central-1" };
  expect(Object.fromEntries(programEnvironment(given, "eu-central-1").set)).toEqual({ ...set, ...region });
});

it("can be written for a shell, and not as a document", () => {
  const change = programEnvironment({ kind: "container", uri, token, standIn: undefined }, undefined);
  expect(changeStatements(change, "sh")).toContain(`export AWS_CONTAINER_CREDENTIALS_FULL_URI='${uri}'`);
  expect(() => changeStatements(change, "k8s")).toThrow(expect.objectContaining({ code: "USAGE" }));
});
