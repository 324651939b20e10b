import { fromSSO } from "@aws-sdk/credential-provider-sso";
import { startProxy } from "@aws-temp/local-aws";
import { findAwsCli, requireTool, runProcess } from "@aws-temp/testkit";
import { expect, it, onTestFinished, vi } from "vitest";
import { type CliWorld, openCliWorld } from "../cli-world.ts";
import { expectNoSessionSecret } from "./session-secrets.ts";

const readOnly = /^arn:aws:sts::444455556666:assumed-role\/AWSReservedSSO_ReadOnly_/;
const login = ["login", "sso", "--no-write", "--use-device-code", "--no-browser"];

/**
 * The AWS CLI in the same home. Its older versions know no custom endpoint for IAM Identity Center, so a proxy leads AWS's own hosts
 * to local AWS, with certificates that it trusts.
 */
async function besideAwsCli(program: string) {
  const world = await openCliWorld({ tls: true, signIn: "automatic" });
  onTestFinished(() => world[Symbol.asyncDispose]());
  const proxy = await startProxy({ upstream: world.aws.url });
  onTestFinished(() => proxy.close());
  const ca = { AWS_CA_BUNDLE: world.aws.caFile ?? "" };
  return {
    world,
    ours: (args: readonly string[]) => world.run(args, { env: ca }),
    theirs: (args: readonly string[]) =>
      runProcess(program, [...args], {
        env: { ...world.home.env, ...ca, HTTPS_PROXY: proxy.url, AWS_EC2_METADATA_DISABLED: "true" },
      }),
  };
}

const whoami = (profile: string) => ["sts", "get-caller-identity", "--profile", profile, "--query", "Arn", "--output", "text"];

it("the AWS CLI uses the session that login made, and its profiles", async (context) => {
  const { world, ours, theirs } = await besideAwsCli(requireTool(await findAwsCli(), context));
  const signedIn = await ours(login);
  expect(signedIn).toMatchObject({ status: 0 });
  for (const profile of ["sso", "sso-admin"]) {
    const { status, stdout, stderr } = await theirs(whoami(profile));
    expect(status, `${stdout}${stderr}`).toBe(0);
    expect(stdout).toMatch(/^arn:aws:sts::444455556666:assumed-role\/AWSReservedSSO_(?:ReadOnly|Administrator)_/);
  }
  expect(await ours(["sso", "sync"])).toMatchObject({ status: 0 });
  expect((await theirs(whoami("prod.ReadOnly"))).stdout).toMatch(readOnly);
  expect(world.calls().filter((call) => call === "CreateToken")).toHaveLength(1);
  await expectNoSessionSecret(world, signedIn.stderr);
});

it("we use the session that the AWS CLI made, and it finds the one that logout ended gone", async (context) => {
  const { world, ours, theirs } = await besideAwsCli(requireTool(await findAwsCli(), context));
  const { status, stdout, stderr } = await theirs(["sso", "login", "--no-browser", "--profile", "sso"]);
  expect(status, `${stdout}${stderr}`).toBe(0);
  const identity = await ours(["whoami", "sso", "--no-input", "--json"]);
  expect(JSON.parse(identity.stdout)).toMatchObject({ arn: expect.stringMatching(readOnly) });
  expect((await ours(["logout", "sso"])).status).toBe(0);
  expect((await theirs(whoami("sso"))).status).not.toBe(0);
  expect(world.calls()).toContain("Logout");
});

/** The AWS SDK for JavaScript in the same home. */
async function sdk({ home, aws }: CliWorld, profile: string) {
  vi.stubEnv("HOME", home.path);
  const { configFile: configFilepath, credentialsFile: filepath } = home;
  const provide = fromSSO({ profile, configFilepath, filepath, clientConfig: { endpoint: aws.url }, ignoreCache: true });
  return await provide().finally(() => vi.unstubAllEnvs());
}

it("the AWS SDK for JavaScript uses the session that login made, with the profiles that sso sync made", async () => {
  await using world = await openCliWorld({ signIn: "automatic" });
  expect(await world.run(login)).toMatchObject({ status: 0 });
  expect(await world.run(["sso", "sync"])).toMatchObject({ status: 0 });
  for (const profile of ["sso", "prod.Administrator"]) {
    expect(await sdk(world, profile)).toMatchObject({ accessKeyId: expect.stringMatching(/^ASIA/) });
  }
});
