import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fromLoginCredentials } from "@aws-sdk/credential-provider-login";
import { expect, it, onTestFinished, vi } from "vitest";
import { signinCredentials } from "../../src/console-login/credentials.ts";
import { alice, consoleWorld, ownBrowser } from "./console-world.ts";

/** The AWS SDK for JavaScript in the same home, before the same service. */
async function sdkIn({ aws, home, fileOf }: Awaited<ReturnType<typeof consoleWorld>>) {
  const configFilepath = join(home, "config");
  await writeFile(configFilepath, `[profile dev]\nlogin_session = ${alice}\nregion = eu-west-1\n`);
  vi.stubEnv("AWS_LOGIN_CACHE_DIRECTORY", dirname(fileOf()));
  onTestFinished(() => void vi.unstubAllEnvs());
  const init = { profile: "dev", configFilepath, filepath: join(home, "credentials"), clientConfig: { endpoint: aws.url } };
  return () => fromLoginCredentials({ ...init, ignoreCache: true })();
}

it("the AWS SDK uses the session that we made, renews it, and we go on with what it wrote", async () => {
  const world = await consoleWorld({ consoleSignIn: { refreshReuse: "refuse" } });
  const { browser, closed } = ownBrowser();
  const ours = await signinCredentials({ source: world.source(), mode: "sign-in" }, world.deps({ browser }));
  await closed();
  world.aws.clearCalls();
  const sdk = await sdkIn(world);

  const read = await sdk();
  expect(read).toMatchObject({ accessKeyId: ours.accessKeyId, accountId: "111122223333" });
  expect([read.secretAccessKey, read.sessionToken]).toEqual([ours.secretAccessKey.reveal(), ours.sessionToken?.reveal()]);
  expect(world.tokenCalls()).toEqual([]);

  const file = JSON.parse(await world.textOf());
  await writeFile(
    world.fileOf(),
    JSON.stringify({ ...file, accessToken: { ...file.accessToken, expiresAt: "2020-01-01T00:00:00Z" } }),
  );
  const theirs = await sdk();
  expect(theirs.accessKeyId).not.toBe(ours.accessKeyId);

  const cached = await signinCredentials({ source: world.source(), mode: "refresh" }, world.deps());
  expect(cached.accessKeyId).toBe(theirs.accessKeyId);
  const renewed = await signinCredentials({ source: world.source(), mode: "refresh", force: true }, world.deps());
  expect((await sdk()).accessKeyId).toBe(renewed.accessKeyId);
  expect(world.tokenCalls().map(({ status }) => status)).toEqual([200, 200]);
});
