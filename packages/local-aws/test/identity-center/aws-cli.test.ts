import { execFile } from "node:child_process";
import { appendFile, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeEach, expect, it, onTestFinished } from "vitest";
import { type LocalAws, standardWorld, startProxy, writeStandardHome } from "../../src/index.ts";
import { awsCliPath, needAwsCli } from "../installed-aws-cli.ts";
import { prod, start } from "../local-world.ts";
import { temporaryDirectory } from "../temporary-directory.ts";

beforeEach(needAwsCli);

/**
 * Runs `aws` in a home of its own. Its sign-in knows no custom endpoint, so AWS's hosts are led here by a proxy, with certificates
 * that it trusts.
 */
async function awsCli(aws: LocalAws) {
  const proxy = await startProxy({ upstream: aws.url });
  onTestFinished(() => proxy.close());
  const { home, env } = await writeStandardHome(await temporaryDirectory(), aws);
  const run = async (...args: readonly string[]) => {
    const { stdout } = await promisify(execFile)(awsCliPath, [...args, "--output", "json"], {
      env: { PATH: "/usr/bin:/bin", HOME: home, ...env, HTTPS_PROXY: proxy.url, AWS_CA_BUNDLE: aws.caFile ?? "" },
    });
    return stdout;
  };
  return { home, run };
}

it("the AWS CLI signs in with a device code, gets role credentials, and signs out", async () => {
  const aws: LocalAws = await start({
    tls: true,
    clock: Date.now,
    onCall({ code }) {
      // It asks once before it shows the code.
      if (code === "AuthorizationPendingException")
        aws.identityCenter.approveDevice(aws.identityCenter.devices()[0]?.userCode ?? "");
    },
  });
  const { home, run } = await awsCli(aws);
  const said = await run("sso", "login", "--no-browser", "--profile", "sso");
  expect(said).toMatch(/https:\/\/oidc\.eu-central-1\.amazonaws\.com\/device\?user_code=[A-Z]{4}-[A-Z]{4}/);
  const identity = JSON.parse(await run("sts", "get-caller-identity", "--profile", "sso"));
  expect(identity).toMatchObject({ Account: prod, Arn: expect.stringContaining("assumed-role/AWSReservedSSO_ReadOnly_") });
  await run("sso", "logout");
  expect(aws.calls().map(({ operation, host, status }) => `${operation} ${host} ${status}`)).toEqual([
    "RegisterClient oidc.eu-central-1.amazonaws.com 200",
    "StartDeviceAuthorization oidc.eu-central-1.amazonaws.com 200",
    "CreateToken oidc.eu-central-1.amazonaws.com 400",
    "CreateToken oidc.eu-central-1.amazonaws.com 200",
    "GetRoleCredentials portal.sso.eu-central-1.amazonaws.com 200",
    "GetCallerIdentity sts.eu-central-1.amazonaws.com 200",
    "Logout portal.sso.eu-central-1.amazonaws.com 200",
  ]);
  const cache = join(home, ".aws", "sso", "cache");
  const left = await Promise.all((await readdir(cache)).map((file) => readFile(join(cache, file), "utf8")));
  expect(left.filter((text) => text.includes("accessToken"))).toEqual([]);
});

it("the AWS CLI refreshes a token that is over", async () => {
  const aws = await start({
    tls: true,
    clock: Date.now,
    signIn: "automatic",
    // Shorter than the time that the AWS CLI wants to be left.
    identityCenter: { ...standardWorld.identityCenter, tokenLifetime: 300 },
  });
  const { run } = await awsCli(aws);
  await run("sso", "login", "--no-browser", "--profile", "sso-admin");
  await run("sts", "get-caller-identity", "--profile", "sso-admin");
  const tokens = aws.calls().filter(({ operation }) => operation === "CreateToken");
  expect(tokens.map(({ parameters, status }) => [parameters["grantType"], status])).toEqual([
    ["urn:ietf:params:oauth:grant-type:device_code", 200],
    ["refresh_token", 200],
  ]);
});

it("the AWS CLI says that an account is not assigned", async () => {
  const aws = await start({ tls: true, clock: Date.now, signIn: "automatic" });
  const { home, run } = await awsCli(aws);
  const lines = ["", "[profile none]", "sso_session = acme", `sso_account_id = ${prod}`, "sso_role_name = No one", ""];
  await appendFile(join(home, ".aws", "config"), lines.join("\n"));
  await run("sso", "login", "--no-browser", "--profile", "none");
  await expect(run("sts", "get-caller-identity", "--profile", "none", "--region", "eu-central-1")).rejects.toMatchObject({
    stderr: expect.stringContaining(
      "An error occurred (ForbiddenException) when calling the GetRoleCredentials operation: No access",
    ),
  });
});
