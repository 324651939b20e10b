import { Secret } from "@aws-temp/core";
import { describe, expect, it } from "vitest";
import type { PublishInputs } from "../../src/inputs/inputs.ts";
import { outputsOf } from "../../src/publish/outputs.ts";
import type { Publication } from "../../src/publish/publication.ts";
import { summaryOf } from "../../src/publish/summary.ts";
import { variablesOf } from "../../src/publish/variables.ts";

const now = Date.parse("2099-01-01T00:00:00Z");
const credentials = {
  accessKeyId: "ASIAEXAMPLE",
  secretAccessKey: new Secret("secret"),
  sessionToken: new Secret("token"),
  expiration: new Date(now + 3_600_000),
  accountId: "111122223333",
};
const main = {
  credentials,
  accountId: "111122223333",
  arn: "arn:aws:sts::111122223333:assumed-role/Deploy/me",
  roleArn: "arn:aws:iam::111122223333:role/team/Deploy",
  roleSessionName: "me",
};
const publication: Publication = {
  authMethod: "oidc",
  region: "eu-west-1",
  main,
  exportsCredentials: true,
  exportsProfile: undefined,
  profiles: [],
};
const publish: PublishInputs = {
  env: true,
  outputs: false,
  expiration: false,
  profile: undefined,
  overwriteProfiles: false,
  location: "home",
  summary: false,
  maskAccount: false,
  maskAccessKeyId: true,
};
const files = { configFile: "/t/config", credentialsFile: "/t/credentials" };
const ofKeys = { ...credentials, sessionToken: undefined, expiration: undefined };
const keysAlone: Publication = { ...publication, main: { ...main, credentials: ofKeys, roleArn: undefined } };
const region = { AWS_DEFAULT_REGION: "eu-west-1", AWS_REGION: "eu-west-1" };
const keys = { AWS_ACCESS_KEY_ID: "ASIAEXAMPLE", AWS_SECRET_ACCESS_KEY: "secret" };

describe("variables", () => {
  type Row = {
    name: string;
    publication?: Partial<Publication>;
    publish?: Partial<PublishInputs>;
    before?: Record<string, string>;
    set: object;
  };
  it.each<Row>([
    { name: "are the region and the credentials", set: { ...region, ...keys, AWS_SESSION_TOKEN: "token" } },
    { name: "are none where none are wanted", publish: { env: false }, set: {} },
    {
      name: "clear an older session's token",
      publication: keysAlone,
      before: { AWS_SESSION_TOKEN: "old" },
      set: { ...region, ...keys, AWS_SESSION_TOKEN: "" },
    },
    { name: "clear no token that is not there", publication: keysAlone, set: { ...region, ...keys } },
    {
      name: "name the end where it is wanted",
      publish: { expiration: true },
      set: { ...region, ...keys, AWS_SESSION_TOKEN: "token", AWS_CREDENTIAL_EXPIRATION: "2099-01-01T01:00:00.000Z" },
    },
    {
      name: "clear the end of other credentials",
      before: { AWS_CREDENTIAL_EXPIRATION: "2020-01-01T00:00:00Z", AWS_SECURITY_TOKEN: "old" },
      set: { ...region, ...keys, AWS_SESSION_TOKEN: "token", AWS_SECURITY_TOKEN: "token", AWS_CREDENTIAL_EXPIRATION: "" },
    },
    { name: "are the region where the job keeps its own", publication: { exportsCredentials: false }, set: region },
    {
      name: "name a profile that renews itself, and no keys",
      publication: {
        exportsCredentials: false,
        exportsProfile: "dev",
        profiles: [{ ...main, name: "dev", region: "eu-west-1", credentialProcess: "helper" }],
      },
      set: { ...region, AWS_ACCESS_KEY_ID: "", AWS_SECRET_ACCESS_KEY: "", AWS_SESSION_TOKEN: "", AWS_PROFILE: "dev" },
    },
    {
      name: "name a profile of what the job has, and leave its keys",
      publication: {
        exportsCredentials: false,
        exportsProfile: "dev",
        profiles: [{ ...main, name: "dev", region: "eu-west-1" }],
      },
      before: { AWS_ACCESS_KEY_ID: "AKIAOWN" },
      set: { ...region, AWS_PROFILE: "dev" },
    },
    {
      name: "name a profile beside its keys",
      publication: { exportsProfile: "dev" },
      set: { ...region, ...keys, AWS_SESSION_TOKEN: "token", AWS_PROFILE: "dev" },
    },
  ])("$name", (row) => {
    const input = {
      publication: { ...publication, ...row.publication },
      publish: { ...publish, ...row.publish },
      before: row.before ?? {},
      files: undefined,
    };
    expect(Object.fromEntries(variablesOf(input))).toEqual(row.set);
  });

  it("name files that are not in the usual place", () => {
    const set = variablesOf({ publication, publish: { ...publish, env: false }, before: {}, files });
    expect(Object.fromEntries(set)).toEqual({ AWS_CONFIG_FILE: "/t/config", AWS_SHARED_CREDENTIALS_FILE: "/t/credentials" });
  });
});

describe("outputs", () => {
  const account = { "aws-account-id": "111122223333", "authenticated-arn": main.arn };
  const end = { expiration: "2099-01-01T01:00:00.000Z", "expires-in-seconds": "3600" };

  it("say whose the credentials are, and how long they last", () => {
    const given = outputsOf({ publication, publish, files: undefined, now });
    expect(Object.fromEntries(given)).toEqual({ ...account, ...end, "auth-method": "oidc" });
  });

  it("hold the credentials where they are wanted, and their end in quotes", () => {
    const given = Object.fromEntries(outputsOf({ publication, publish: { ...publish, outputs: true }, files: undefined, now }));
    expect(given).toMatchObject({
      "aws-access-key-id": "ASIAEXAMPLE",
      "aws-secret-access-key": "secret",
      "aws-session-token": "token",
      "aws-expiration": '"2099-01-01T01:00:00.000Z"',
    });
  });

  it("say nothing of an end that there is not", () => {
    const given = outputsOf({ publication: keysAlone, publish: { ...publish, outputs: true }, files: undefined, now });
    expect(given.map(([name]) => name)).not.toEqual(
      expect.arrayContaining(["expiration", "aws-expiration", "aws-session-token"]),
    );
  });

  it("list profiles and their files, without keys", () => {
    const written = { ...publication, profiles: [{ ...main, name: "dev", region: "eu-west-1" }] };
    const given = Object.fromEntries(outputsOf({ publication: written, publish, files, now }));
    expect(JSON.parse(given["profiles"] ?? "")).toEqual({
      dev: { account: "111122223333", arn: main.arn, expiration: "2099-01-01T01:00:00.000Z" },
    });
    expect(given).toMatchObject({ "config-file": "/t/config", "credentials-file": "/t/credentials" });
  });
});

describe("the summary", () => {
  it("is a table without a secret", () => {
    const text = summaryOf(publication, publish);
    expect(text).toContain("| (variables) | 111122223333 | Deploy | me | 2099-01-01T01:00:00.000Z | oidc |");
    expect(text).not.toMatch(/secret|token|ASIAEXAMPLE/);
  });

  it("hides the account where that is wanted", () => {
    expect(summaryOf(publication, { ...publish, maskAccount: true })).not.toContain("111122223333");
  });

  it("cannot be broken by a name", () => {
    const profiles = [{ ...main, name: "a|b", region: undefined }];
    expect(summaryOf({ ...publication, profiles }, publish)).toContain("| a\\|b |");
  });
});
