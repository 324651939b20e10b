import { Secret } from "@aws-temp/core";
import { expect, it } from "vitest";
import { checkObtained } from "../../src/obtain/check-obtained.ts";

const now = Date.parse("2099-01-01T00:00:00Z");
const lasting = (seconds: number | undefined) => ({
  accountId: "111122223333",
  credentials: {
    accessKeyId: "ASIAEXAMPLE",
    secretAccessKey: new Secret("secret"),
    sessionToken: undefined,
    expiration: seconds === undefined ? undefined : new Date(now + seconds * 1000),
    accountId: undefined,
  },
});

it.each([
  { name: "any account where none is named", allowed: [], minimum: undefined, seconds: 60, code: undefined },
  {
    name: "an account that is named",
    allowed: ["444455556666", "111122223333"],
    minimum: undefined,
    seconds: 60,
    code: undefined,
  },
  { name: "no other account", allowed: ["444455556666"], minimum: undefined, seconds: 60, code: "ACCOUNT_NOT_ALLOWED" },
  { name: "a session that lasts", allowed: [], minimum: 3600, seconds: 3600, code: undefined },
  { name: "no session that ends too soon", allowed: [], minimum: 3600, seconds: 3599, code: "SESSION_TOO_SHORT" },
  { name: "keys that do not end", allowed: [], minimum: 3600, seconds: undefined, code: undefined },
])("allows $name", ({ allowed, minimum, seconds, code }) => {
  const check = () => checkObtained(lasting(seconds), { allowedAccountIds: allowed, minimumSessionSeconds: minimum }, now);
  if (code === undefined) expect(check).not.toThrow();
  else expect(check).toThrow(expect.objectContaining({ code }));
});
