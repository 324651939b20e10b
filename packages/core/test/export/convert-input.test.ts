import { expectNoSecrets, plantSecrets } from "@aws-temp/testkit";
import { expect, it } from "vitest";
import { readCredentialsJson } from "../../src/export/convert-input.ts";
import { exportCredentials } from "../../src/export/export-credentials.ts";
import { longTerm, sampleInput } from "./sample.ts";

const accessKeyId = "ASIAIOSFODNN7EXAMPLE";
const secretAccessKey = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
const sessionToken = "IQoJb3JpZ2luX2VjEXAMPLETOKEN==";
const at = "2099-01-02T03:04:05.000Z";

const pascal = { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, SessionToken: sessionToken };
const camel = { accessKeyId, secretAccessKey, sessionToken };

/** What a test compares: secrets in the clear, the date as text. */
function read(input: unknown) {
  const { credentials, region } = readCredentialsJson(typeof input === "string" ? input : JSON.stringify(input));
  return {
    accessKeyId: credentials.accessKeyId,
    secretAccessKey: credentials.secretAccessKey.reveal(),
    sessionToken: credentials.sessionToken?.reveal(),
    expiration: credentials.expiration?.toISOString(),
    accountId: credentials.accountId,
    region,
  };
}

const usual = { ...camel, expiration: at, accountId: undefined, region: undefined };

it.each([
  {
    name: "AssumeRole, as the AWS CLI prints it",
    input: {
      Credentials: { ...pascal, Expiration: "2099-01-02T03:04:05+00:00" },
      AssumedRoleUser: { AssumedRoleId: "AROA:me", Arn: "arn:aws:sts::444455556666:assumed-role/Admin/me" },
    },
    result: { ...usual, accountId: "444455556666" },
  },
  {
    name: "GetSessionToken",
    input: { Credentials: { ...pascal, Expiration: "2099-01-02T03:04:05+00:00" } },
    result: usual,
  },
  {
    name: "GetFederationToken",
    input: {
      Credentials: { ...pascal, Expiration: at },
      FederatedUser: { FederatedUserId: "111122223333:bob", Arn: "arn:aws-cn:sts::111122223333:federated-user/bob" },
      PackedPolicySize: 6,
    },
    result: { ...usual, accountId: "111122223333" },
  },
  {
    name: "AssumeRoleWithWebIdentity",
    input: {
      SubjectFromWebIdentityToken: "repo:org/repo",
      Provider: "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com",
      AssumedRoleUser: { AssumedRoleId: "AROA:ci", Arn: "arn:aws:sts::111122223333:assumed-role/Ci/ci" },
      Credentials: { ...pascal, Expiration: "2099-01-02T03:04:05Z" },
    },
    result: { ...usual, accountId: "111122223333" },
  },
  {
    name: "an answer cut to its credentials by --query",
    input: { ...pascal, Expiration: "2099-01-02T03:04:05+00:00" },
    result: usual,
  },
  {
    name: "aws sso get-role-credentials",
    input: { roleCredentials: { ...camel, expiration: Date.parse(at) } },
    result: usual,
  },
  {
    name: "aws configure export-credentials and any credential_process",
    input: { Version: 1, ...pascal, Expiration: "2099-01-02T03:04:05+00:00", AccountId: "012345678901" },
    result: { ...usual, accountId: "012345678901" },
  },
  {
    name: "a credential_process with long-term keys",
    input: { Version: 1, AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey },
    result: { ...usual, sessionToken: undefined, expiration: undefined },
  },
  {
    name: "empty texts and null for what is not there",
    input: { Version: 1, ...pascal, SessionToken: "", Expiration: "", AccountId: null },
    result: { ...usual, sessionToken: undefined, expiration: undefined },
  },
  {
    name: "the container endpoint",
    input: {
      RoleArn: "arn:aws:iam::111122223333:role/Task",
      AccessKeyId: accessKeyId,
      SecretAccessKey: secretAccessKey,
      Token: sessionToken,
      Expiration: at,
    },
    result: usual,
  },
  {
    name: "the instance endpoint",
    input: {
      Code: "Success",
      LastUpdated: at,
      Type: "AWS-HMAC",
      AccessKeyId: accessKeyId,
      SecretAccessKey: secretAccessKey,
      Token: sessionToken,
      Expiration: at,
    },
    result: usual,
  },
  {
    name: "the AWS CLI's cache of an SSO role",
    input: { ProviderType: "sso", Credentials: { ...pascal, Expiration: "2099-01-02T03:04:05Z", AccountId: "111122223333" } },
    result: { ...usual, accountId: "111122223333" },
  },
  {
    name: "the AWS CLI's cache of a role",
    input: {
      Credentials: { ...pascal, Expiration: "2099-01-02T03:04:05UTC" },
      AssumedRoleUser: { Arn: "arn:aws:sts::111122223333:assumed-role/A/b" },
      ResponseMetadata: { RequestId: "r", HTTPStatusCode: 200 },
    },
    result: { ...usual, accountId: "111122223333" },
  },
  {
    name: "the cache of a console sign-in",
    input: {
      accessToken: { ...camel, accountId: "111122223333", expiresAt: at },
      tokenType: "aws_sigv4",
      clientId: "c",
      refreshToken: "r",
    },
    result: { ...usual, accountId: "111122223333" },
  },
  {
    name: "a byte order mark and white space",
    input: `\uFEFF\r\n ${JSON.stringify({ Version: 1, ...pascal, Expiration: at })}\r\n\n`,
    result: usual,
  },
])("reads $name", ({ input, result }) => {
  expect(read(input)).toEqual(result);
});

it.each([
  { expiration: "2099-01-02T03:04:05Z", is: at },
  { expiration: "2099-01-02T03:04:05.123Z", is: "2099-01-02T03:04:05.123Z" },
  { expiration: "2099-01-02T03:04:05.123456+00:00", is: "2099-01-02T03:04:05.123Z" },
  { expiration: "2099-01-02T05:04:05+02:00", is: at },
  { expiration: "2099-01-01T22:34:05-0430", is: at },
  { expiration: "2099-01-02T03:04:05UTC", is: at },
  { expiration: "2099-01-02 03:04:05 UTC", is: at },
  { expiration: "2099-01-02T03:04:05", is: at },
  { expiration: Date.parse(at) / 1000, is: at },
  { expiration: Date.parse(at), is: at },
  { expiration: String(Date.parse(at)), is: at },
  { expiration: Date.parse(at) / 1000 + 0.5, is: "2099-01-02T03:04:05.500Z" },
])("reads the expiration $expiration", ({ expiration, is }) => {
  expect(read({ ...pascal, Expiration: expiration }).expiration).toBe(is);
});

it.each([
  { name: "temporary credentials", input: sampleInput({ profile: "dev" }) },
  { name: "long-term keys without a region", input: { credentials: longTerm, region: undefined } },
])("reads our own json again: $name", ({ input }) => {
  const json = exportCredentials(input, "json");
  const { credentials, region } = readCredentialsJson(json);
  expect(exportCredentials({ ...input, credentials, region }, "json")).toBe(json);
});

const planted = plantSecrets();
const leaky = { AccessKeyId: planted.accessKeyId, SecretAccessKey: planted.secretAccessKey, SessionToken: planted.sessionToken };

it.each([
  { name: "nothing", input: "", says: "the input is empty" },
  { name: "white space", input: " \n", says: "the input is empty" },
  { name: "text output", input: `CREDENTIALS\t${planted.secretAccessKey}\t${planted.sessionToken}`, says: "not JSON" },
  { name: "yaml output", input: `Credentials:\n  SecretAccessKey: ${planted.secretAccessKey}`, says: "not JSON" },
  { name: "a secret alone", input: planted.secretAccessKey, says: "not JSON" },
  { name: "JSON cut off", input: JSON.stringify(leaky).slice(0, -20), says: "not JSON" },
  { name: "two answers", input: `${JSON.stringify(leaky)}\n${JSON.stringify(leaky)}`, says: "not JSON" },
  { name: "a list", input: JSON.stringify([leaky]), says: "not an object" },
  { name: "a text", input: JSON.stringify(planted.secretAccessKey), says: "not an object" },
  { name: "null", input: "null", says: "not an object" },
  { name: "no access key id", input: { ...leaky, AccessKeyId: undefined }, says: "AccessKeyId is missing" },
  { name: "no secret access key", input: { Credentials: { ...leaky, SecretAccessKey: "" } }, says: "SecretAccessKey is missing" },
  {
    name: "a secret that is no text",
    input: { ...leaky, SecretAccessKey: { value: planted.secretAccessKey } },
    says: "SecretAccessKey is not a text",
  },
  {
    name: "a token that is no text",
    input: { ...leaky, SessionToken: [planted.sessionToken] },
    says: "SessionToken is not a text",
  },
  { name: "another version", input: { Version: 2, ...leaky }, says: "Version is not the number 1" },
  { name: "a version in quotes", input: { Version: "1", ...leaky }, says: "Version is not the number 1" },
  {
    name: "an expiration that is no date",
    input: { ...leaky, Expiration: `soon ${planted.token}` },
    says: "Expiration is not a date",
  },
  {
    name: "a day that no calendar has",
    input: { ...leaky, Expiration: "2099-13-02T03:04:05Z" },
    says: "Expiration is not a date",
  },
  { name: "an account that is none", input: { ...leaky, AccountId: planted.token }, says: "AccountId is not twelve digits" },
  {
    name: "an SSO token",
    input: { accessToken: planted.token, expiresAt: at, region: "us-east-1" },
    says: "access token of an SSO sign-in",
  },
  {
    name: "an endpoint's failure",
    input: { Code: "AssumeRoleUnauthorizedAccess", Message: planted.token },
    says: "report of a failure",
  },
  {
    name: "another answer of AWS",
    input: { UserId: "AIDA", Account: "111122223333", Arn: planted.token },
    says: "AccessKeyId is missing",
  },
])("refuses $name, and repeats nothing of it", ({ input, says }) => {
  const text = typeof input === "string" ? input : JSON.stringify(input);
  const error = (() => {
    try {
      return readCredentialsJson(text);
    } catch (thrown) {
      return thrown;
    }
  })();
  expect(error).toMatchObject({ code: "NOT_CREDENTIALS", message: expect.stringContaining(says) });
  expect((error as Error).cause).toBeUndefined();
  const { message, stack = "", ...rest } = error as Error;
  expectNoSecrets(planted.secrets, { message, stack, data: JSON.stringify(rest) });
});
