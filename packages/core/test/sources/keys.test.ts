import { describe, expect, it } from "vitest";
import { type KeysSource, keysCredentials } from "../../src/sources/keys.ts";
import { noon, profilesOf, revealed } from "./source-profile.ts";

const source: KeysSource = { kind: "static", profile: "dev", accessKeyId: "AKIA1" };
const keys = { aws_access_key_id: "AKIA1", aws_secret_access_key: "s3cret/1" };
const clock = () => noon;

describe("keysCredentials", () => {
  it.each([
    {
      name: "long-term keys of the credentials file",
      files: { credentials: keys },
      expected: { id: "AKIA1", secret: "s3cret/1" },
    },
    {
      name: "keys of the config file",
      files: { config: { ...keys, aws_account_id: "111122223333" } },
      expected: { id: "AKIA1", secret: "s3cret/1", account: "111122223333" },
    },
    {
      name: "temporary keys and their expiry",
      files: { credentials: { ...keys, aws_session_token: "tok", aws_credential_expiration: "2026-11-20T13:00:00Z" } },
      expected: { id: "AKIA1", secret: "s3cret/1", token: "tok", expiration: "2026-11-20T13:00:00.000Z" },
    },
    {
      name: "the older name of the token",
      files: { credentials: { ...keys, aws_security_token: "old" } },
      expected: { id: "AKIA1", secret: "s3cret/1", token: "old" },
    },
    {
      name: "the newer name of the token before the older",
      files: { credentials: { ...keys, aws_security_token: "old", aws_session_token: "new" } },
      expected: { id: "AKIA1", secret: "s3cret/1", token: "new" },
    },
    {
      name: "no token of the config file for keys of the credentials file",
      files: { config: { aws_session_token: "foreign" }, credentials: keys },
      expected: { id: "AKIA1", secret: "s3cret/1" },
    },
    {
      name: "the keys that were planned when both files hold some",
      files: { config: keys, credentials: { aws_access_key_id: "AKIA2", aws_secret_access_key: "s3cret/2" } },
      expected: { id: "AKIA1", secret: "s3cret/1" },
    },
    {
      name: "the account of either file",
      files: { config: { aws_account_id: "111122223333" }, credentials: keys },
      expected: { id: "AKIA1", secret: "s3cret/1", account: "111122223333" },
    },
    {
      name: "no expiry that cannot be read",
      files: { credentials: { ...keys, aws_session_token: "tok", aws_credential_expiration: "soon" } },
      expected: { id: "AKIA1", secret: "s3cret/1", token: "tok" },
    },
    {
      name: "no expiry for long-term keys",
      files: { credentials: { ...keys, aws_credential_expiration: "2020-01-01T00:00:00Z" } },
      expected: { id: "AKIA1", secret: "s3cret/1" },
    },
  ])("takes $name", async ({ files, expected }) => {
    const found = await keysCredentials(source, { profiles: profilesOf(files), clock });
    expect(revealed(found)).toEqual({ token: undefined, expiration: undefined, account: undefined, ...expected });
  });

  it.each([
    { name: "other keys", files: { credentials: { ...keys, aws_access_key_id: "AKIA2" } }, code: "NO_CREDENTIALS", line: 1 },
    { name: "no secret", files: { credentials: { aws_access_key_id: "AKIA1" } }, code: "PROFILE_INCOMPLETE", line: 2 },
    {
      name: "expired keys",
      files: { credentials: { ...keys, aws_session_token: "tok", aws_credential_expiration: "2026-11-20T09:00:00Z" } },
      code: "KEYS_EXPIRED",
      line: 2,
    },
  ])("refuses a profile with $name", async ({ files, code, line }) => {
    const call = keysCredentials(source, { profiles: profilesOf(files), clock });
    await expect(call).rejects.toMatchObject({ code, data: { profile: "dev", line } });
  });

  it("says how long ago the keys expired", async () => {
    const credentials = { ...keys, aws_session_token: "tok", aws_credential_expiration: "2026-11-20T09:00:00Z" };
    const call = keysCredentials(source, { profiles: profilesOf({ credentials }), clock });
    await expect(call).rejects.toThrow("(/home/.aws/credentials:2) expired 3 h ago");
  });
});
