import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { beforeEach, expect, it } from "vitest";
import { type LocalAws, startProxy, writeStandardHome } from "../src/index.ts";
import { awsCliPath, needAwsCli } from "./installed-aws-cli.ts";
import { mariaDevice, role, start } from "./local-world.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

beforeEach(needAwsCli);

/** Runs `aws` with the standard world's profiles and nothing of the machine's own environment. */
async function awsCli(
  aws: LocalAws,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<Record<string, unknown>> {
  const home = await writeStandardHome(await temporaryDirectory(), aws);
  const endpoint = args.includes("--endpoint-url") ? [] : ["--endpoint-url", aws.url];
  const { stdout } = await promisify(execFile)(awsCliPath, [...args, ...endpoint, "--output", "json"], {
    env: { PATH: "/usr/bin:/bin", HOME: home.home, ...home.env, ...env },
  });
  return JSON.parse(stdout);
}

it.each([
  { profile: "dev", arn: "arn:aws:iam::111122223333:user/alice" },
  { profile: "helper", arn: "arn:aws:sts::111122223333:assumed-role/Task/0123456789abcdef0123456789abcdef" },
])("the AWS CLI is $arn with the profile $profile", async ({ profile, arn }) => {
  const aws = await start();
  expect(await awsCli(aws, ["sts", "get-caller-identity", "--profile", profile])).toMatchObject({ Arn: arn });
});

it("the AWS CLI assumes a role with an MFA code", async () => {
  const aws = await start();
  const answer = await awsCli(aws, [
    ...["sts", "assume-role", "--profile", "dev-mfa", "--role-arn", role("Admin"), "--role-session-name", "cli"],
    ...["--external-id", "acme-42", "--serial-number", mariaDevice, "--token-code", aws.totp(mariaDevice)],
    ...["--tags", "Key=team,Value=a b+c/é", "Key=cost,Value=7", "--transitive-tag-keys", "team", "--duration-seconds", "43200"],
  ]);
  expect(answer).toMatchObject({ AssumedRoleUser: { Arn: "arn:aws:sts::444455556666:assumed-role/Admin/cli" } });
  expect(aws.calls()[0]?.parameters).toMatchObject({ "Tags.member.1.Value": "a b+c/é", "TransitiveTagKeys.member.1": "team" });
});

it("the AWS CLI is told why it is refused", async () => {
  const aws = await start();
  const args = ["sts", "assume-role", "--profile", "dev", "--role-arn", role("Admin"), "--role-session-name", "cli"];
  await expect(awsCli(aws, args)).rejects.toMatchObject({
    stderr: expect.stringContaining(
      `An error occurred (AccessDenied) when calling the AssumeRole operation: User: arn:aws:iam::111122223333:user/alice is not authorized to perform: sts:AssumeRole on resource: ${role("Admin")}`,
    ),
  });
});

it.each([
  { name: "http", tls: false },
  { name: "https, trusting ca_bundle", tls: true },
])("the AWS CLI reaches a regional endpoint through a proxy ($name)", async ({ tls }) => {
  const aws = await start({ tls });
  const proxy = await startProxy({ upstream: aws.url });
  const endpoint = `${tls ? "https" : "http"}://sts.eu-west-1.amazonaws.com`;
  const args = ["sts", "get-caller-identity", "--profile", "dev", "--region", "eu-west-1", "--endpoint-url", endpoint];
  const env = {
    HTTP_PROXY: proxy.url,
    HTTPS_PROXY: proxy.url,
    ...(aws.caFile === undefined ? {} : { AWS_CA_BUNDLE: aws.caFile }),
  };
  const identity = await awsCli(aws, args, env).finally(() => proxy.close());
  expect(identity).toMatchObject({ Account: "111122223333" });
  expect(proxy.requests()).toMatchObject([{ method: tls ? "CONNECT" : "POST", outcome: "forwarded" }]);
  expect(aws.calls()).toMatchObject([{ host: "sts.eu-west-1.amazonaws.com", region: "eu-west-1", status: 200 }]);
});
