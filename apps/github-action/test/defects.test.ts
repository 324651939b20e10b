import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import {
  alice,
  ambient,
  callsOf,
  dev,
  expectNothingLeft,
  fail,
  keysOf,
  longTermSecrets,
  prod,
  region,
  role,
  session,
  startJob,
  succeed,
  withKeys,
  withKeysAndRole,
  withOidc,
} from "./job.ts";

// What aws-actions/configure-aws-credentials 6.2.3 gets wrong, each seen in its released bundle.

it("1: assumes the role with the given keys and not with the machine's, where no variables are exported", async () => {
  await using runner = await startJob({ env: ambient("maria") });
  const run = await succeed(runner, { ...withKeysAndRole, "output-env-credentials": "false", "output-credentials": "true" });
  expect(callsOf(run)).toContain("AssumeRole by alice");
  expect(callsOf(run).join()).not.toContain("maria");
});

it("2: writes a role's profile from given keys, and never those keys", async () => {
  await using runner = await startJob();
  await succeed(runner, { ...withKeysAndRole, "aws-profile": "shop" });
  expect(await runner.identity("shop")).toBe(session("Tagged"));
  expect(await runner.secretFiles({ key: keysOf("alice").secretAccessKey })).toEqual([
    expect.objectContaining({ file: ".aws/credentials" }),
    expect.objectContaining({ file: ".aws/credentials" }),
  ]);
  expect(await readFile(join(runner.home, ".aws", "credentials"), "utf8")).not.toContain(keysOf("alice").secretAccessKey);
});

it("3: takes use-existing-credentials: false for false", async () => {
  await using runner = await startJob({ env: ambient("maria") });
  await succeed(runner, { ...withKeys, "use-existing-credentials": "false" });
  expect(await runner.identity()).toBe(alice);
});

it("4: holds existing credentials to allowed-account-ids", async () => {
  await using runner = await startJob({ env: ambient("maria") });
  const inputs = { "aws-region": region, "use-existing-credentials": "true", "allowed-account-ids": prod };
  const { text } = await fail(runner, inputs);
  expect(text).toContain(prod);
});

it("5: checks the account although the list begins with a comma", async () => {
  await using runner = await startJob();
  const { run } = await fail(runner, { ...withOidc, "allowed-account-ids": `,${dev}` });
  await expectNothingLeft(runner, run);
});

it("6: exports nothing of an account that is not allowed", async () => {
  await using runner = await startJob();
  const { run } = await fail(runner, { ...withOidc, "allowed-account-ids": dev, "output-credentials": "true" });
  await expectNothingLeft(runner, run);
  expect(await runner.identity()).toBeUndefined();
});

it("7: takes given keys whatever AWS_PROFILE says", async () => {
  await using runner = await startJob({
    env: { AWS_PROFILE: "mine" },
    credentials: `[mine]\naws_access_key_id = ${keysOf("maria").accessKeyId}\naws_secret_access_key = ${keysOf("maria").secretAccessKey}\n`,
  });
  const run = await succeed(runner, { ...withKeys, "unset-current-credentials": "true" });
  expect(callsOf(run)).toEqual(["GetCallerIdentity by alice"]);
  expect(await runner.identity()).toBe(alice);
});

it("8: leaves comments and nested blocks of other sections as they are", async () => {
  const config = "# ours\n[profile other]\ns3 =\n  addressing_style = path\n\n; the end\n";
  await using runner = await startJob({ config });
  await succeed(runner, { ...withOidc, "aws-profile": "shop" });
  expect(await readFile(join(runner.home, ".aws", "config"), "utf8")).toContain(config);
});

it("9: masks the account in the error of a mismatch, and where no variables are exported", async () => {
  await using runner = await startJob();
  const inputs = { ...withOidc, "mask-aws-account-id": "true" };
  const { run } = await fail(runner, { ...inputs, "allowed-account-ids": dev });
  expect(run.log).not.toContain(prod);
  const silent = await succeed(runner, { ...inputs, "output-env-credentials": "false" });
  expect(silent.masks).toContain(prod);
});

it("10: goes past the proxy for a host with a port, reads lower-case variables, and masks the password", async () => {
  await using runner = await startJob({ proxy: {} });
  const http_proxy = runner.proxy?.url.replace("http://", "http://me:proxy-password-of-some-length@") ?? "";
  const run = await succeed(runner, withOidc, { http_proxy, no_proxy: `127.0.0.1:${runner.aws.port}` });
  expect(runner.proxy?.requests()).toEqual([]);
  expect(run.masks).toContain("proxy-password-of-some-length");
});

it("11: never tries again what the workflow got wrong", async () => {
  await using runner = await startJob();
  const { run, code } = await fail(runner, { ...withKeysAndRole, "custom-tags": "{not json" });
  expect(code).toBe("INVALID_VALUE");
  expect(run.calls).toEqual([]);
  const { run: other } = await fail(runner, { ...withKeys, "role-to-assume": role("Tagged"), "custom-tags": '{"Actor":"me"}' });
  expect(other.calls).toEqual([]);
  expect(await runner.secretFiles(longTermSecrets)).toEqual([]);
});
