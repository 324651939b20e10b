import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { fromSSO } from "@aws-sdk/credential-provider-sso";
import { expect, it, vi } from "vitest";
import { type LocalAws, writeStandardHome } from "../../src/index.ts";
import { client, prod, start } from "../local-world.ts";
import { temporaryDirectory } from "../temporary-directory.ts";
import { signIn, startUrl } from "./sso-client.ts";

const fileOf = (home: string, key: string) =>
  join(home, ".aws", "sso", "cache", `${createHash("sha1").update(key).digest("hex")}.json`);

/** A home whose token cache holds a sign-in, written as the AWS CLI writes it. */
async function homeWithToken(aws: LocalAws, key: string, expiresAt: string): Promise<{ home: string; file: string }> {
  const { home } = await writeStandardHome(await temporaryDirectory(), aws);
  const { client: registered, accessToken, refreshToken } = await signIn(aws);
  const file = fileOf(home, key);
  await mkdir(join(home, ".aws", "sso", "cache"), { recursive: true });
  const token = {
    startUrl,
    region: "eu-central-1",
    accessToken,
    expiresAt,
    ...registered,
    registrationExpiresAt: new Date(aws.now() + 86_400_000).toISOString(),
    refreshToken,
  };
  await writeFile(file, JSON.stringify(token));
  return { home, file };
}

async function sdk(aws: LocalAws, home: string, profile: string) {
  // The SDK looks for its files in HOME alone.
  vi.stubEnv("HOME", home);
  const endpoint = { endpoint: aws.url };
  const provide = fromSSO({ profile, clientConfig: endpoint, ignoreCache: true });
  return provide().finally(() => vi.unstubAllEnvs());
}

it("the AWS SDK gets role credentials with a token that it finds", async () => {
  const aws = await start({ clock: Date.now });
  const { home } = await homeWithToken(aws, "acme", new Date(aws.now() + 3_600_000).toISOString());
  const credentials = await sdk(aws, home, "sso");
  const { Arn } = await client(aws, credentials).send(new GetCallerIdentityCommand({}));
  expect(Arn).toMatch(
    new RegExp(`^arn:aws:sts::${prod}:assumed-role/AWSReservedSSO_ReadOnly_[0-9a-f]{16}/alice@acme\\.example$`),
  );
});

it("the AWS SDK refreshes a token that is over, and keeps the new one", async () => {
  const aws = await start({ clock: Date.now });
  const { home, file } = await homeWithToken(aws, "acme", new Date(aws.now() - 1000).toISOString());
  const before = JSON.parse(await readFile(file, "utf8"));
  aws.clearCalls();
  await expect(sdk(aws, home, "sso-admin")).resolves.toMatchObject({ accessKeyId: expect.stringMatching(/^ASIA/) });
  const after = JSON.parse(await readFile(file, "utf8"));
  expect(after.accessToken).not.toBe(before.accessToken);
  expect(after.refreshToken).not.toBe(before.refreshToken);
  expect(aws.calls().map(({ operation, status }) => [operation, status])).toEqual([
    ["CreateToken", 200],
    ["GetRoleCredentials", 200],
  ]);
});

it("the AWS SDK uses the token of a profile of the older kind", async () => {
  const aws = await start({ clock: Date.now });
  const { home } = await homeWithToken(aws, startUrl, new Date(aws.now() + 3_600_000).toISOString());
  await expect(sdk(aws, home, "sso-legacy")).resolves.toMatchObject({ accessKeyId: expect.stringMatching(/^ASIA/) });
});
