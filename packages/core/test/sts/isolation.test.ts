import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type LocalAws, startLocalAws } from "@aws-temp/local-aws";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { Secret } from "../../src/model/secret.ts";
import { assumeRole } from "../../src/sts/assume-role.ts";
import { assumeRoleWithWebIdentity } from "../../src/sts/assume-role-with-web-identity.ts";
import { getCallerIdentity } from "../../src/sts/get-caller-identity.ts";
import { temporaryFolder } from "../temp-folder.ts";
import { alice, depsOf, endpointAt, roleStep } from "./local-sts.ts";

/** The SDK would like to read settings of its own. Only the plan may decide, so what it would find here must not matter. */
describe("calls to STS", () => {
  let aws: LocalAws;
  beforeAll(async () => {
    aws = await startLocalAws();
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    aws.clearCalls();
  });
  afterAll(() => aws.close());

  const hostile: Readonly<Record<string, string>> = {
    AWS_ENDPOINT_URL: "http://127.0.0.1:1",
    AWS_ENDPOINT_URL_STS: "http://127.0.0.1:1",
    AWS_PROFILE: "missing",
    AWS_REGION: "ap-south-1",
    AWS_DEFAULT_REGION: "ap-south-1",
    AWS_ACCESS_KEY_ID: "AKIASOMEBODYXXEXAMPL",
    AWS_SECRET_ACCESS_KEY: "somebody",
    AWS_SESSION_TOKEN: "somebody",
    AWS_MAX_ATTEMPTS: "many",
    AWS_RETRY_MODE: "adaptive",
    AWS_DEFAULTS_MODE: "nonsense",
    AWS_USE_FIPS_ENDPOINT: "perhaps",
    AWS_USE_DUALSTACK_ENDPOINT: "perhaps",
    AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "perhaps",
    AWS_DISABLE_CLOCK_SKEW_CORRECTION: "perhaps",
    AWS_SIGV4A_SIGNING_REGION_SET: "ap-south-1",
    AWS_AUTH_SCHEME_PREFERENCE: "sigv4a",
    AWS_SDK_UA_APP_ID: "somebody",
    HTTP_PROXY: "http://127.0.0.1:1",
    HTTPS_PROXY: "http://127.0.0.1:1",
  };
  const brokenConfig =
    "[profile missing\nendpoint_url = http://127.0.0.1:1\nservices = nowhere\nmax_attempts = many\n[default]\nendpoint_url = http://127.0.0.1:1\nuse_fips_endpoint = perhaps\n";

  async function surroundWithNonsense() {
    const home = await temporaryFolder();
    await mkdir(join(home, ".aws"));
    await writeFile(join(home, ".aws", "config"), brokenConfig);
    await writeFile(join(home, ".aws", "credentials"), "[missing]\naws_access_key_id = AKIASOMEBODYXXEXAMPL\n");
    for (const [name, value] of Object.entries({ ...hostile, HOME: home, USERPROFILE: home })) {
      vi.stubEnv(name, value);
    }
  }

  it("are not led astray by the process's environment or the user's files", async () => {
    await surroundWithNonsense();
    const endpoint = endpointAt(aws.url);
    await getCallerIdentity({ credentials: alice, endpoint }, depsOf(aws));
    await assumeRole({ step: roleStep(endpoint, "ReadOnly"), credentials: alice, mfaCode: undefined }, depsOf(aws));
    expect(aws.calls()).toMatchObject([
      { operation: "GetCallerIdentity", accessKeyId: alice.accessKeyId, region: "eu-west-1", status: 200 },
      { operation: "AssumeRole", accessKeyId: alice.accessKeyId, region: "eu-west-1", status: 200 },
    ]);
    expect(aws.calls()[0]?.userAgent).not.toContain("somebody");
  });

  it("stay unsigned where they shall be, whatever keys lie about", async () => {
    await surroundWithNonsense();
    const source = {
      kind: "web-identity",
      profile: "ci",
      roleArn: "arn:aws:iam::444455556666:role/Ci",
      tokenFile: "/run/token",
      roleSessionName: "build-7",
      durationSeconds: 3600,
      policy: undefined,
      policyArns: [],
      endpoint: endpointAt(aws.url),
    } as const;
    const token = new Secret(aws.mintWebIdentityToken({ sub: "repo:acme/site" }));
    await assumeRoleWithWebIdentity({ source, token }, depsOf(aws));
    expect(aws.calls()).toMatchObject([{ accessKeyId: undefined, status: 200 }]);
  });

  it("go to AWS's own endpoint when the plan names none", async () => {
    await surroundWithNonsense();
    const deps = depsOf(aws, { environment: { HTTPS_PROXY: "http://127.0.0.1:1" } });
    const call = getCallerIdentity({ credentials: alice, endpoint: endpointAt(undefined) }, deps);
    // The proxy of the given environment is asked, which shows that AWS_ENDPOINT_URL was not followed: it would need none.
    await expect(call).rejects.toMatchObject({ code: "PROXY_FAILED" });
  });

  it("are tried three times, whatever AWS_MAX_ATTEMPTS says", async () => {
    vi.stubEnv("AWS_MAX_ATTEMPTS", "1");
    aws.faults.set({ times: 2, effect: { kind: "server-error" } });
    await getCallerIdentity({ credentials: alice, endpoint: endpointAt(aws.url) }, depsOf(aws));
    expect(aws.calls()).toHaveLength(3);
  });
});
