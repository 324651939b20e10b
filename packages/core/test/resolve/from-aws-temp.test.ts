import { rm, writeFile } from "node:fs/promises";
import { GetCallerIdentityCommand, STSClient, type STSClientConfig } from "@aws-sdk/client-sts";
import { type RunningWorld, startHostile, startWorld } from "@aws-temp/testkit";
import { describe, expect, it } from "vitest";
import { type FromAwsTempOptions, fromAwsTemp } from "../../src/resolve/from-aws-temp.ts";

const maria = "arn:aws:iam::111122223333:mfa/maria";

const open = (profile: string) => startWorld({ name: "", request: { profile }, outcome: { error: "" } });
const providerIn = ({ env, world, aws }: RunningWorld, options: FromAwsTempOptions = {}) =>
  fromAwsTemp({ environment: env, profile: world.request.profile, clock: () => aws.now(), ...options });
const calls = ({ aws }: RunningWorld) => aws.calls().map(({ operation }) => operation);

it("is a credential provider of an SDK client", async () => {
  await using running = await open("prod-readonly");
  const credentials: NonNullable<STSClientConfig["credentials"]> = providerIn(running);
  const client = new STSClient({ region: "eu-west-1", endpoint: running.aws.url, credentials });
  const { Account, Arn } = await client.send(new GetCallerIdentityCommand());
  expect([Account, Arn]).toEqual(["444455556666", expect.stringContaining(":assumed-role/")]);
  await client.send(new GetCallerIdentityCommand());
  expect(calls(running)).toEqual(["AssumeRole", "GetCallerIdentity", "GetCallerIdentity"]);
});

it("returns keys, token, expiry and account", async () => {
  await using running = await open("prod-readonly");
  expect(await providerIn(running)()).toEqual({
    accessKeyId: expect.stringMatching(/^ASIA/),
    secretAccessKey: expect.any(String),
    sessionToken: expect.any(String),
    expiration: expect.any(Date),
    accountId: "444455556666",
  });
});

it("makes one request for parallel calls, and remembers its answer", async () => {
  await using running = await open("prod-readonly");
  const provider = providerIn(running, { cache: "memory" });
  const all = await Promise.all(Array.from({ length: 20 }, () => provider()));
  expect(new Set(all.map(({ accessKeyId }) => accessKeyId)).size).toBe(1);
  expect(await provider()).toBe(all[0]);
  expect(calls(running)).toEqual(["AssumeRole"]);
});

describe("before its credentials expire", () => {
  it("gets new ones", async () => {
    await using running = await open("prod-readonly");
    const provider = providerIn(running);
    const first = await provider();
    running.aws.advance(56 * 60);
    const second = await provider();
    expect(second.accessKeyId).not.toBe(first.accessKeyId);
    expect(calls(running)).toEqual(["AssumeRole", "AssumeRole"]);
  });

  it("keeps those of a quarter of an hour for ten minutes", async () => {
    await using running = await open("prod-readonly");
    const provider = providerIn(running, { durationSeconds: 900 });
    const first = await provider();
    running.aws.advance(9 * 60);
    expect(await provider()).toBe(first);
    running.aws.advance(2 * 60);
    expect((await provider()).accessKeyId).not.toBe(first.accessKeyId);
  });

  it("returns the earlier ones when AWS cannot be reached, with a warning", async () => {
    const running = await open("prod-readonly");
    const warnings: string[] = [];
    const provider = providerIn(running, { onWarning: (message) => warnings.push(message), cache: "memory" });
    const first = await provider();
    await running[Symbol.asyncDispose]();
    running.aws.advance(57 * 60);
    expect(await provider()).toBe(first);
    expect(warnings).toEqual([expect.stringMatching(/^New credentials could not be obtained, the earlier ones are used: /)]);
    running.aws.advance(150);
    await expect(provider()).rejects.toThrow(expect.objectContaining({ code: expect.any(String) }));
  });
});

it("reads the files again when it needs new credentials", async () => {
  await using running = await open("prod-readonly");
  const provider = providerIn(running, { profile: "later" });
  await expect(provider()).rejects.toThrow(expect.objectContaining({ code: "PROFILE_NOT_FOUND" }));
  const config = `${running.home}/.aws/config`;
  await writeFile(
    config,
    "[profile later]\nregion = eu-west-1\nsource_profile = prod-readonly\nrole_arn = arn:aws:iam::444455556666:role/x\n",
    {
      flag: "a",
    },
  );
  await expect(provider()).rejects.not.toThrow(expect.objectContaining({ code: "PROFILE_NOT_FOUND" }));
});

it("asks for MFA codes", async () => {
  await using running = await open("dev-mfa");
  const asked: string[] = [];
  const provider = providerIn(running, {
    mfaCodeProvider: async (serial) => {
      asked.push(serial);
      return running.aws.unspentTotp(maria);
    },
  });
  await provider();
  expect(asked).toEqual([maria]);
});

it.each([
  { name: "an MFA code, and there is no provider of codes", profile: "dev-mfa", code: "MFA_CODE_NEEDED" },
  { name: "a profile that does not exist", profile: "nowhere", code: "PROFILE_NOT_FOUND" },
])("fails where it needs $name", async ({ profile, code }) => {
  await using running = await open(profile);
  await expect(providerIn(running)()).rejects.toThrow(expect.objectContaining({ code }));
});

it("takes the keys of the environment where no profile is named", async () => {
  await using running = await open("prod-readonly");
  const environment = {
    ...running.env,
    AWS_ACCESS_KEY_ID: "ASIAEXAMPLE000000001",
    AWS_SECRET_ACCESS_KEY: "s",
    AWS_SESSION_TOKEN: "t",
  };
  expect((await fromAwsTemp({ environment })()).accessKeyId).toBe("ASIAEXAMPLE000000001");
});

describe("when it is aborted", () => {
  const aborted = expect.objectContaining({ code: "INTERRUPTED" });

  it("fails at once, and ends the call", async () => {
    await using running = await open("prod-readonly");
    await using silent = await startHostile("silence");
    const abort = new AbortController();
    const environment = { ...running.env, AWS_ENDPOINT_URL: silent.url, AWS_ENDPOINT_URL_STS: silent.url };
    const waiting = providerIn(running, { environment, abortSignal: abort.signal })();
    await expect.poll(() => silent.requests()).toBe(1);
    abort.abort();
    await expect(waiting).rejects.toThrow(aborted);
    await expect.poll(() => silent.open()).toBe(0);
  });

  it("makes no call afterwards", async () => {
    await using running = await open("prod-readonly");
    await rm(`${running.home}/.aws/aws-temp`, { recursive: true, force: true });
    await expect(providerIn(running, { abortSignal: AbortSignal.abort() })()).rejects.toThrow(aborted);
    expect(calls(running)).toEqual([]);
  });
});
