import { describe, expect, it } from "vitest";
import { environmentCredentials } from "../../src/sources/environment.ts";
import { noon, revealed } from "./source-profile.ts";

const source = { kind: "environment", profile: undefined, accessKeyId: "AKIA1", temporary: false } as const;
const keys = { AWS_ACCESS_KEY_ID: "AKIA1", AWS_SECRET_ACCESS_KEY: "s3cret" };
const clock = () => noon;

describe("environmentCredentials", () => {
  it.each([
    { name: "long-term keys", environment: keys, expected: {} },
    {
      name: "a session with account and expiry",
      environment: {
        ...keys,
        AWS_SESSION_TOKEN: "tok",
        AWS_CREDENTIAL_EXPIRATION: "2026-11-20T13:00:00+00:00",
        AWS_ACCOUNT_ID: "111122223333",
      },
      expected: { token: "tok", expiration: "2026-11-20T13:00:00.000Z", account: "111122223333" },
    },
    { name: "the older name of the token", environment: { ...keys, AWS_SECURITY_TOKEN: "old" }, expected: { token: "old" } },
    {
      name: "empty variables as unset",
      environment: { ...keys, AWS_SESSION_TOKEN: "", AWS_CREDENTIAL_EXPIRATION: "", AWS_ACCOUNT_ID: "" },
      expected: {},
    },
    {
      name: "no expiry that a forgotten variable gives long-term keys",
      environment: { ...keys, AWS_CREDENTIAL_EXPIRATION: "2020-01-01T00:00:00Z" },
      expected: {},
    },
  ])("takes $name", async ({ environment, expected }) => {
    const found = await environmentCredentials(source, { environment, clock });
    const none = { token: undefined, expiration: undefined, account: undefined };
    expect(revealed(found)).toEqual({ id: "AKIA1", secret: "s3cret", ...none, ...expected });
  });

  it.each([
    { name: "nothing", environment: {}, code: "NO_CREDENTIALS", says: /are not set/ },
    {
      name: "empty keys",
      environment: { AWS_ACCESS_KEY_ID: "", AWS_SECRET_ACCESS_KEY: "" },
      code: "NO_CREDENTIALS",
      says: /not set/,
    },
    {
      name: "no secret",
      environment: { AWS_ACCESS_KEY_ID: "AKIA1" },
      code: "PROFILE_INCOMPLETE",
      says: /^AWS_SECRET_ACCESS_KEY/,
    },
    { name: "no id", environment: { AWS_SECRET_ACCESS_KEY: "s3cret" }, code: "PROFILE_INCOMPLETE", says: /^AWS_ACCESS_KEY_ID/ },
    {
      name: "an expired session",
      environment: { ...keys, AWS_SESSION_TOKEN: "tok", AWS_CREDENTIAL_EXPIRATION: "2026-11-20T11:30:00Z" },
      code: "KEYS_EXPIRED",
      says: /30 min ago/,
    },
  ])("refuses $name", async ({ environment, code, says }) => {
    const call = environmentCredentials(source, { environment, clock });
    await expect(call).rejects.toMatchObject({ code, message: expect.stringMatching(says) });
  });

  it("names the profile that asks", async () => {
    const call = environmentCredentials({ ...source, profile: "dev" }, { environment: {}, clock });
    await expect(call).rejects.toMatchObject({ message: expect.stringContaining("Profile dev"), data: { profile: "dev" } });
  });
});
