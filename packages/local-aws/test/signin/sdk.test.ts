import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { fromLoginCredentials } from "@aws-sdk/credential-provider-login";
import { expect, it, vi } from "vitest";
import { type LocalAws, writeStandardHome } from "../../src/index.ts";
import { client, dev, start } from "../local-world.ts";
import { temporaryDirectory } from "../temporary-directory.ts";
import { alice, cacheFileName, sameDevice, signedIn } from "./signin-client.ts";

/** What the AWS SDK makes of a sign-in in the cache. */
async function sdk(aws: LocalAws, secondsLeft: number) {
  const { home, env } = await writeStandardHome(await temporaryDirectory(), aws);
  const { key, accessToken, tokenType, refreshToken, idToken } = await signedIn(aws);
  const directory = join(home, ".aws", "login", "cache");
  await mkdir(directory, { recursive: true });
  const file = join(directory, cacheFileName(alice));
  const expiresAt = new Date(aws.now() + secondsLeft * 1000).toISOString();
  const dpopKey = key.export({ format: "pem", type: "sec1" });
  const cached = {
    accessToken: { ...accessToken, accountId: dev, expiresAt },
    tokenType,
    clientId: sameDevice,
    refreshToken,
    idToken,
    dpopKey,
  };
  await writeFile(file, JSON.stringify(cached));
  vi.stubEnv("AWS_LOGIN_CACHE_DIRECTORY", directory);
  const provide = fromLoginCredentials({
    profile: "console",
    filepath: env["AWS_SHARED_CREDENTIALS_FILE"] ?? "",
    configFilepath: env["AWS_CONFIG_FILE"] ?? "",
    ignoreCache: true,
    clientConfig: { endpoint: aws.url },
  });
  const credentials = await provide().finally(() => vi.unstubAllEnvs());
  return { credentials, before: cached, after: JSON.parse(await readFile(file, "utf8")) };
}

it("the AWS SDK uses a sign-in that it finds", async () => {
  const aws = await start({ clock: Date.now });
  const { credentials, before, after } = await sdk(aws, 900);
  expect(after).toEqual(before);
  expect((await client(aws, credentials).send(new GetCallerIdentityCommand({}))).Arn).toBe(alice);
});

it("the AWS SDK refreshes it, with a proof that local AWS takes", async () => {
  const aws = await start({ clock: Date.now });
  const { credentials, before, after } = await sdk(aws, 60);
  expect(after.refreshToken).not.toBe(before.refreshToken);
  expect(credentials).toMatchObject({ accountId: dev, accessKeyId: after.accessToken.accessKeyId });
  expect((await client(aws, credentials).send(new GetCallerIdentityCommand({}))).Arn).toBe(alice);
  expect(aws.calls().map(({ operation, status }) => [operation, status])).toEqual([
    ["Authorize", 303],
    ["CreateOAuth2Token", 200],
    ["CreateOAuth2Token", 200],
    ["GetCallerIdentity", 200],
  ]);
});
