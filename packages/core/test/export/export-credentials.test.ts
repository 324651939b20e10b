import { readGithubEnvFile } from "@aws-temp/testkit";
import { expect, it } from "vitest";
import { describeFormat } from "../../src/export/describe-format.ts";
import { environmentChange } from "../../src/export/environment-change.ts";
import { exportCredentials } from "../../src/export/export-credentials.ts";
import { exportFormats } from "../../src/export/format.ts";
import { Secret } from "../../src/model/secret.ts";
import { longTerm, sampleCredentials, sampleInput } from "./sample.ts";

it.each(exportFormats)("%s writes the expiration in UTC, to the second, rounded down", (format) => {
  expect(exportCredentials(sampleInput(), format)).toContain("2099-01-02T03:04:05Z");
});

it.each(exportFormats)("%s leaves the region out where none is known", (format) => {
  const text = exportCredentials(sampleInput({ region: undefined }), format);
  expect(text).not.toMatch(/AWS_(?:DEFAULT_)?REGION/);
  expect(text).not.toContain("undefined");
});

it("sets and unsets no variable twice, and unsets a token that the new credentials do not have", () => {
  const { set, unset } = environmentChange({ credentials: longTerm, region: undefined });
  expect(set.map(([name]) => name)).toEqual(["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"]);
  expect(unset).toEqual([
    "AWS_PROFILE",
    "AWS_DEFAULT_PROFILE",
    "AWS_TEMP_PROFILE",
    "AWS_TEMP_ACCESS_KEY_ID",
    "AWS_TEMP_REGION",
    "AWS_SESSION_TOKEN",
    "AWS_SECURITY_TOKEN",
    "AWS_CREDENTIAL_EXPIRATION",
    "AWS_ACCOUNT_ID",
    "AWS_CREDENTIAL_SCOPE",
  ]);
});

it("json has all of its fields, whatever is known", () => {
  expect(JSON.parse(exportCredentials(sampleInput({ profile: "dev" }), "json"))).toEqual({
    accessKeyId: "ASIAIOSFODNN7EXAMPLE",
    secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    sessionToken: "IQoJb3JpZ2luX2VjEXAMPLETOKEN==",
    expiration: "2099-01-02T03:04:05Z",
    accountId: "111122223333",
    region: "eu-central-1",
    profile: "dev",
  });
  expect(JSON.parse(exportCredentials({ credentials: longTerm, region: undefined }, "json"))).toMatchObject({
    sessionToken: null,
    expiration: null,
    accountId: null,
    region: null,
    profile: null,
  });
});

it("process is one line, without what is not known", () => {
  expect(exportCredentials(sampleInput(), "process")).toBe(
    '{"Version":1,"AccessKeyId":"ASIAIOSFODNN7EXAMPLE","SecretAccessKey":"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",' +
      '"SessionToken":"IQoJb3JpZ2luX2VjEXAMPLETOKEN==","Expiration":"2099-01-02T03:04:05Z","AccountId":"111122223333"}\n',
  );
  const bare = JSON.parse(exportCredentials({ credentials: longTerm, region: undefined }, "process"));
  expect(Object.keys(bare)).toEqual(["Version", "AccessKeyId", "SecretAccessKey"]);
});

it("ini is a section of the credentials file, named for the profile", () => {
  expect(exportCredentials(sampleInput({ profile: "dev-temporary" }), "ini")).toBe(
    [
      "[dev-temporary]",
      "aws_access_key_id = ASIAIOSFODNN7EXAMPLE",
      "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
      "aws_session_token = IQoJb3JpZ2luX2VjEXAMPLETOKEN==",
      "aws_credential_expiration = 2099-01-02T03:04:05Z",
      "",
    ].join("\n"),
  );
  expect(exportCredentials({ credentials: longTerm, region: undefined }, "ini")).toMatch(/^\[default\]\n.*\n.*\n$/);
});

it.each(["a b", "", "a]b", "a#b", "a\nb", "é"])("ini refuses %j as the name of a section", (profile) => {
  expect(() => exportCredentials(sampleInput({ profile }), "ini")).toThrow(expect.objectContaining({ code: "INVALID_VALUE" }));
});

it("k8s is a Secret of a name", () => {
  expect(exportCredentials(sampleInput({ secretName: "ci.aws" }), "k8s")).toMatch(/^ {2}name: "ci\.aws"$/m);
  expect(exportCredentials(sampleInput(), "k8s")).toMatch(/^ {2}name: "aws-temp-credentials"$/m);
});

it.each(["", "Upper", "under_score", "-start", "end-", "a..b", 'a"b', "a".repeat(254)])(
  "k8s refuses %j as a name",
  (secretName) => {
    expect(() => exportCredentials(sampleInput({ secretName }), "k8s")).toThrow(
      expect.objectContaining({ code: "INVALID_VALUE" }),
    );
  },
);

it("github takes a delimiter that is no line of the value", () => {
  const value = "END_OF_VALUE\nEND_OF_VALUE_\nx=y";
  const text = exportCredentials(sampleInput({ credentials: sampleCredentials({ sessionToken: new Secret(value) }) }), "github");
  expect(readGithubEnvFile(text)["AWS_SESSION_TOKEN"]).toBe(value);
});

it("github empties what it cannot unset, but no profile and no region", () => {
  const variables = readGithubEnvFile(exportCredentials({ credentials: longTerm, region: undefined }, "github"));
  const empty = Object.entries(variables).filter(([, value]) => value === "");
  expect(empty.map(([name]) => name)).toEqual([
    "AWS_SESSION_TOKEN",
    "AWS_SECURITY_TOKEN",
    "AWS_CREDENTIAL_EXPIRATION",
    "AWS_ACCOUNT_ID",
    "AWS_CREDENTIAL_SCOPE",
  ]);
});

it.each(exportFormats.filter((format) => !["json", "process", "ini"].includes(format)))(
  "%s refuses what no environment variable can hold",
  (format) => {
    for (const token of ["a\0b", "half \ud83d of a pair"]) {
      const input = sampleInput({ credentials: sampleCredentials({ sessionToken: new Secret(token) }) });
      expect(() => exportCredentials(input, format)).toThrow(expect.objectContaining({ code: "FORMAT_CANNOT_CARRY" }));
    }
  },
);

it("cmd refuses a line that is longer than cmd.exe takes", () => {
  const withToken = (length: number) =>
    sampleInput({ credentials: sampleCredentials({ sessionToken: new Secret("A".repeat(length)) }) });
  const room = 8191 - 'set "AWS_SESSION_TOKEN="'.length;
  expect(exportCredentials(withToken(room), "cmd")).toContain("A".repeat(room));
  expect(() => exportCredentials(withToken(room + 1), "cmd")).toThrow(/AWS_SESSION_TOKEN: it holds too many characters/);
});

const shells = exportFormats.filter((format) => describeFormat(format).canUnset);

it.each(shells)("%s names the profile, beside the key that it goes with", (format) => {
  const text = exportCredentials(sampleInput({ profile: "dev" }), format);
  expect(text).toMatch(/AWS_TEMP_PROFILE\W.*dev/);
  expect(text).toMatch(/AWS_TEMP_ACCESS_KEY_ID\W.*ASIAIOSFODNN7EXAMPLE/);
});

it.each(shells)("%s gives the credentials without the name of a profile that it cannot carry", (format) => {
  const text = exportCredentials(sampleInput({ profile: "a\u0000b" }), format);
  expect(text).toContain("ASIAIOSFODNN7EXAMPLE");
  expect(text).not.toContain("\u0000");
});

it.each(exportFormats.filter((format) => !shells.includes(format)))(
  "%s is for programs, and has no name for prompts",
  (format) => {
    expect(exportCredentials(sampleInput({ profile: "dev" }), format)).not.toContain("AWS_TEMP_PROFILE");
  },
);
