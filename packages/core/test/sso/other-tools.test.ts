import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fromSSO } from "@aws-sdk/credential-provider-sso";
import { findPythonWith, requireTool, runProcess } from "@aws-temp/testkit";
import { expect, it, vi } from "vitest";
import type { SsoSession } from "../../src/sso/sso-session.ts";
import { ssoAccessToken } from "../../src/sso/token/access-token.ts";
import { type SsoTest, ssoTest } from "./local-identity-center.ts";

/** The SDK knows no other clock than the machine's. */
const realTime = { aws: { clock: Date.now } };

const ask = ({ deps }: SsoTest, session: SsoSession, mode: "refresh" | "sign-in") => ssoAccessToken({ session, mode }, deps);

/** The AWS SDK for JavaScript, with the files of the test's home. */
async function sdk({ deps, session, aws }: SsoTest, profile: string) {
  const folder = join(deps.home, ".aws");
  await mkdir(folder, { recursive: true });
  const instance = `sso_start_url = ${session.startUrl}\nsso_region = ${session.region}\n`;
  const role = "sso_account_id = 111122223333\nsso_role_name = ReadOnly\n";
  await writeFile(
    join(folder, "config"),
    `[sso-session acme]\n${instance}sso_registration_scopes = sso:account:access\n` +
      `[profile of-session]\nsso_session = acme\n${role}[profile legacy]\n${instance}${role}`,
  );
  vi.stubEnv("HOME", deps.home);
  vi.stubEnv("AWS_ENDPOINT_URL", aws.url);
  const provide = fromSSO({ profile, clientConfig: { endpoint: aws.url }, ignoreCache: true });
  return await provide().finally(() => vi.unstubAllEnvs());
}

it("the AWS SDK for JavaScript uses the sign-in that we made", async () => {
  const test = await ssoTest(realTime);
  await ask(test, test.session, "sign-in");
  expect(await sdk(test, "of-session")).toMatchObject({ accessKeyId: expect.stringMatching(/^ASIA/) });
});

it("the AWS SDK for JavaScript uses a sign-in of the older kind that we made", async () => {
  const test = await ssoTest(realTime);
  await ask(test, { ...test.session, name: undefined }, "sign-in");
  expect(await sdk(test, "legacy")).toMatchObject({ accessKeyId: expect.stringMatching(/^ASIA/) });
});

it("the AWS SDK for JavaScript refreshes the token that we keep, and we refresh its", async () => {
  const test = await ssoTest({ aws: { clock: Date.now, identityCenter: { ...instance, tokenLifetime: 200 } } });
  const first = await ask(test, test.session, "sign-in");
  await sdk(test, "of-session");
  const theirs = await test.tokenOnDisk();
  expect(theirs["accessToken"]).not.toBe(first.token.reveal());
  const ours = await ask(test, test.session, "refresh");
  expect(ours.obtained).toBe("refresh");
  expect(ours.token.reveal()).not.toBe(theirs["accessToken"]);
  expect(test.called("CreateToken")).toEqual([200, 200, 200]);
  expect(test.notices).toHaveLength(1);
});

const loadWithBotocore = `
import json, sys
from botocore.tokens import SSOTokenProvider
from botocore.utils import JSONFileCache, SSOTokenLoader
start_url, name, save = json.load(sys.stdin)
loader = SSOTokenLoader(cache=JSONFileCache(SSOTokenProvider._SSO_TOKEN_CACHE_DIR))
if save:
    loader.save_token(start_url, save, session_name=name)
print(json.dumps(loader(start_url, session_name=name)))
`;

it.for([
  { kind: "a session", name: "acme" },
  { kind: "a start URL", name: undefined },
])("botocore finds the token of $kind that we made, and we find the one that it keeps", async ({ name }, context) => {
  const python = requireTool(await findPythonWith("botocore"), context);
  const test = await ssoTest();
  const session = { ...test.session, name };
  const { token } = await ask(test, session, "sign-in");
  const botocore = async (save: object | null) => {
    const { stdout, stderr, status } = await runProcess(python, ["-c", loadWithBotocore], {
      stdin: JSON.stringify([session.startUrl, name ?? null, save]),
      env: { HOME: test.deps.home, PATH: process.env["PATH"], PYTHONUTF8: "1" },
    });
    expect(status, stderr).toBe(0);
    return JSON.parse(stdout);
  };
  const loaded = await botocore(null);
  expect(loaded).toEqual(await test.tokenOnDisk(session));
  expect(loaded.accessToken).toBe(token.reveal());
  await botocore({ ...loaded, accessToken: "botocore's", expiresAt: loaded.expiresAt });
  const found = await ask(test, session, "refresh");
  expect(found).toMatchObject({ obtained: "cache" });
  expect(found.token.reveal()).toBe("botocore's");
});

const instance = {
  startUrl: "https://acme.awsapps.com/start",
  region: "eu-west-1",
  permissionSets: [{ name: "ReadOnly" }],
  assignments: [{ account: "111122223333", role: "ReadOnly" }],
};
