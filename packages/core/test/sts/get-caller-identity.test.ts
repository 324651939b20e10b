import { type LocalAws, startLocalAws, startProxy } from "@aws-temp/local-aws";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { Secret } from "../../src/model/secret.ts";
import { getCallerIdentity } from "../../src/sts/get-caller-identity.ts";
import { alice, depsOf, endpointAt, failureOf, longTerm } from "./local-sts.ts";

describe("getCallerIdentity", () => {
  let aws: LocalAws;
  beforeAll(async () => {
    aws = await startLocalAws();
    aws.addAccount({ id: "777788889999", name: "switched off", disabledRegions: ["eu-west-1"] });
    aws.addUser({
      name: "carol",
      account: "777788889999",
      accessKeys: [{ accessKeyId: "AKIACAROLXXX2EXAMPLE", secretAccessKey: "carol/Secret" }],
    });
  });
  afterEach(() => {
    aws.faults.clear();
    aws.clearCalls();
    aws.setClock(undefined);
  });
  afterAll(() => aws.close());

  it("says whose the credentials are", async () => {
    const identity = await getCallerIdentity({ credentials: alice, endpoint: endpointAt(aws.url) }, depsOf(aws));
    expect(identity).toEqual({
      accountId: "111122223333",
      arn: "arn:aws:iam::111122223333:user/alice",
      userId: expect.stringMatching(/^AIDA/),
    });
  });

  it("says who asks", async () => {
    const deps = depsOf(aws, { userAgent: "aws-temp/1.2.3" });
    await getCallerIdentity({ credentials: alice, endpoint: endpointAt(aws.url) }, deps);
    expect(aws.calls()[0]?.userAgent).toMatch(/^aws-sdk-js\/.* aws-temp\/1\.2\.3$/);
  });

  const cn = { region: "cn-north-1", partition: "aws-cn" } as const;
  it.each([
    {
      name: "an unknown key",
      credentials: longTerm("AKIANOBODYXX2EXAMPLE", "x/Secret"),
      endpoint: {},
      code: "KEYS_UNKNOWN",
      hint: /deleted or inactive/,
    },
    { name: "a key of another partition", credentials: alice, endpoint: cn, code: "KEYS_UNKNOWN", hint: /another partition/ },
    {
      name: "a wrong secret",
      credentials: longTerm(alice.accessKeyId, "wrong/Secret"),
      endpoint: {},
      code: "SIGNATURE_MISMATCH",
      hint: /secret access key/,
    },
    {
      name: "a session token of someone else",
      credentials: { ...alice, sessionToken: new Secret("FwoGforeign+token/=") },
      endpoint: {},
      code: "KEYS_UNKNOWN",
      hint: /Renew/,
    },
    {
      name: "a region that is no region",
      credentials: alice,
      endpoint: { region: "eu-nowhere" },
      code: "SIGNATURE_MISMATCH",
      hint: /Set region in profile dev/,
    },
    {
      name: "a region that is switched off",
      credentials: longTerm("AKIACAROLXXX2EXAMPLE", "carol/Secret"),
      endpoint: {},
      code: "REGION_DISABLED",
      hint: /eu-west-1/,
    },
  ])("explains $name", async ({ credentials, endpoint, code, hint }) => {
    const call = getCallerIdentity({ credentials, endpoint: endpointAt(aws.url, endpoint), profile: "dev" }, depsOf(aws));
    const error = await failureOf(call, credentials.secretAccessKey.reveal(), "FwoGforeign+token/=");
    expect(error.code).toBe(code);
    expect(error.data.profile).toBe("dev");
    expect(error.hints).toContainEqual(expect.stringMatching(hint));
  });

  it("keeps what AWS repeats of the request out of the error", async () => {
    const token = "FwoGZXIvYXdz+long/token==";
    const message = `The request signature we calculated does not match. x-amz-security-token:${token}\nThe Canonical String is\n${token}`;
    aws.faults.set({ effect: { kind: "error", status: 403, code: "SignatureDoesNotMatch", message } });
    const credentials = { ...alice, sessionToken: new Secret(token) };
    const call = getCallerIdentity({ credentials, endpoint: endpointAt(aws.url) }, depsOf(aws));
    const error = await failureOf(call, token);
    expect(error.message).toContain("[redacted]");
    expect(error.message).not.toContain("Canonical");
  });

  it.each([
    { name: "behind", seconds: 1020 },
    { name: "ahead", seconds: -7200 },
  ])("signs with AWS's time when this machine's clock is $name, and says so", async ({ seconds }) => {
    const warnings: string[] = [];
    const logger = { warn: (message: string) => warnings.push(message), progress: () => undefined };
    const clock = () => aws.now() - seconds * 1000;
    const identity = await getCallerIdentity(
      { credentials: alice, endpoint: endpointAt(aws.url) },
      { ...depsOf(aws), clock, logger },
    );
    expect(identity.accountId).toBe("111122223333");
    expect(aws.calls()).toMatchObject([{ code: "SignatureDoesNotMatch" }, { status: 200 }]);
    expect(warnings).toHaveLength(1);
  });

  it("does not ask twice when the clock is right", async () => {
    aws.setClock(Date.UTC(2031, 0, 1));
    await getCallerIdentity({ credentials: alice, endpoint: endpointAt(aws.url) }, depsOf(aws));
    expect(aws.calls()).toHaveLength(1);
  });

  it("measures a clock that cannot be corrected", async () => {
    const clock = () => aws.now() - 1020_000;
    aws.faults.set({ effect: { kind: "clock-skew", seconds: 2580 } });
    const call = getCallerIdentity({ credentials: alice, endpoint: endpointAt(aws.url) }, { ...depsOf(aws), clock });
    const error = await failureOf(call);
    expect(error.code).toBe("CLOCK_SKEW");
    expect(error.message).toContain("1 h behind");
    expect(error.data["skewSeconds"]).toBeCloseTo(3600, -1);
  });

  it.each([
    { name: "a server error", effect: { kind: "server-error", status: 503 } as const, code: "AWS_UNAVAILABLE" },
    { name: "a dropped connection", effect: { kind: "drop", at: "start" } as const, code: "NETWORK_UNREACHABLE" },
    { name: "half an answer", effect: { kind: "drop", at: "middle" } as const, code: "NETWORK_UNREACHABLE" },
  ])("tries $name again, and gives up after three times", async ({ effect, code }) => {
    const ask = () => getCallerIdentity({ credentials: alice, endpoint: endpointAt(aws.url) }, depsOf(aws));
    aws.faults.set({ times: 2, effect });
    expect((await ask()).accountId).toBe("111122223333");
    aws.clearCalls();
    aws.faults.set({ effect });
    expect((await failureOf(ask(), alice.secretAccessKey.reveal())).code).toBe(code);
    expect(aws.calls()).toHaveLength(3);
  });

  it("asks as often as it is told, and no more", async () => {
    aws.faults.set({ effect: { kind: "throttle" } });
    const asked = getCallerIdentity({ credentials: alice, endpoint: endpointAt(aws.url) }, depsOf(aws, { attempts: 1 }));
    expect(await failureOf(asked)).toMatchObject({ code: "THROTTLED" });
    expect(aws.calls()).toHaveLength(1);
  });

  it("gives up on a service that throttles", async () => {
    aws.faults.set({ effect: { kind: "throttle" } });
    const call = getCallerIdentity({ credentials: alice, endpoint: endpointAt(aws.url) }, depsOf(aws));
    expect((await failureOf(call)).code).toBe("THROTTLED");
    expect(aws.calls()).toHaveLength(3);
  });

  it.each([
    { name: "a garbled answer", effect: { kind: "garble" } as const },
    { name: "a hotel's sign-in page", effect: { kind: "captive-portal" } as const },
  ])("does not believe $name", async ({ effect }) => {
    aws.faults.set({ effect });
    const call = getCallerIdentity({ credentials: alice, endpoint: endpointAt(aws.url) }, depsOf(aws));
    expect((await failureOf(call)).code).toBe("AWS_UNAVAILABLE");
  });

  it("gives up when no answer comes", async () => {
    aws.faults.set({ effect: { kind: "hang" } });
    const patience = { connectMs: 1000, answerMs: 50, totalMs: 5000 };
    const call = getCallerIdentity({ credentials: alice, endpoint: endpointAt(aws.url) }, depsOf(aws, { patience }));
    const error = await failureOf(call);
    expect(error.code).toBe("NETWORK_UNREACHABLE");
    expect(error.message).toContain("did not begin to answer within 0.05 s");
  });

  it("says that no one listens", async () => {
    const closed = await startProxy();
    await closed.close();
    const call = getCallerIdentity({ credentials: alice, endpoint: endpointAt(closed.url) }, depsOf(aws));
    const error = await failureOf(call);
    expect(error.code).toBe("NETWORK_UNREACHABLE");
    expect(error.message).toContain(closed.url);
  });
});
