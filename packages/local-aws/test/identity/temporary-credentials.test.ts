import { GetSessionTokenCommand } from "@aws-sdk/client-sts";
import { expect, it } from "vitest";
import { decodeBase32 } from "../../src/identity/base32.ts";
import { mintCredentials } from "../../src/identity/temporary-credentials.ts";
import { uniqueId } from "../../src/identity/unique-id.ts";
import { client, keysOf, start } from "../local-world.ts";

it("mints credentials of AWS's shapes, awkward to quote", () => {
  const { accessKeyId, secretAccessKey, sessionToken } = mintCredentials("012345678901");
  expect(accessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/);
  expect(secretAccessKey).toMatch(/^(?=.*\/)(?=.*\+)[A-Za-z0-9/+]{40}$/);
  expect(sessionToken).toMatch(/^(?=.*\/)(?=.*\+)[A-Za-z0-9/+]{400,}=+$/);
  expect(mintCredentials("012345678901").accessKeyId).not.toBe(accessKeyId);
});

it("hides the account in the access key id as AWS does", () => {
  const account = "444455556666";
  const bytes = decodeBase32(mintCredentials(account).accessKeyId.slice(4));
  const number = BigInt(`0x${bytes.subarray(0, 6).toString("hex")}`);
  expect(String((number & 0x7fffffffff80n) >> 7n)).toBe(account);
});

it("gives users and roles ids of 21 characters, the same each time", () => {
  const arn = "arn:aws:iam::111122223333:role/Admin";
  expect(uniqueId("AROA", arn)).toMatch(/^AROA[A-Z2-7]{17}$/);
  expect(uniqueId("AROA", arn)).toBe(uniqueId("AROA", arn));
});

it("mints secrets of letters and digits once enough were awkward", async () => {
  const aws = await start({ awkwardKeys: 1 });
  const secrets = [];
  for (const _ of [1, 2]) {
    const { Credentials } = await client(aws, keysOf("alice")).send(new GetSessionTokenCommand({}));
    secrets.push(Credentials?.SecretAccessKey);
  }
  expect(secrets).toEqual([expect.stringContaining("+/"), expect.stringMatching(/^[A-Za-z0-9]{40}$/)]);
});
