import { type LocalAws, startLocalAws } from "@aws-temp/local-aws";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { getCallerIdentity } from "../../src/sts/get-caller-identity.ts";
import { getSessionToken } from "../../src/sts/get-session-token.ts";
import { alice, depsOf, endpointAt, failureOf, maria, mariasDevice, sessionStep } from "./local-sts.ts";

describe("getSessionToken", () => {
  let aws: LocalAws;
  beforeAll(async () => {
    aws = await startLocalAws();
  });
  afterEach(() => {
    aws.faults.clear();
    aws.clearCalls();
    aws.advance(90);
  });
  afterAll(() => aws.close());

  const endpoint = () => endpointAt(aws.url);
  const withMfa = (mfaCode: string | undefined, mfaSerial = mariasDevice) =>
    getSessionToken({ step: sessionStep(endpoint(), { mfaSerial }), credentials: maria, mfaCode }, depsOf(aws));

  it("turns long-term keys into a session of the asked length", async () => {
    const step = sessionStep(endpoint(), { durationSeconds: 900 });
    const session = await getSessionToken({ step, credentials: alice, mfaCode: undefined }, depsOf(aws));
    expect(session.accountId).toBe("111122223333");
    expect(Math.round(((session.expiration?.getTime() ?? 0) - aws.now()) / 1000)).toBeCloseTo(900, -1);
    const identity = await getCallerIdentity({ credentials: session, endpoint: endpoint() }, depsOf(aws));
    expect(identity).toMatchObject({ accountId: "111122223333", arn: "arn:aws:iam::111122223333:user/alice" });
  });

  it("carries an MFA code", async () => {
    const session = await withMfa(aws.unspentTotp(mariasDevice));
    expect(session.sessionToken?.reveal()).toMatch(/./);
    expect(aws.calls()).toMatchObject([
      { operation: "GetSessionToken", parameters: { SerialNumber: mariasDevice }, status: 200 },
    ]);
  });

  it("sends no code that no device was named for", async () => {
    await getSessionToken({ step: sessionStep(endpoint()), credentials: alice, mfaCode: "123456" }, depsOf(aws));
    expect(aws.calls()[0]?.parameters).not.toHaveProperty("TokenCode");
  });

  it("says that a code is wrong", async () => {
    const right = aws.totp(mariasDevice);
    const wrong = right === "000000" ? "111111" : "000000";
    const error = await failureOf(withMfa(wrong), wrong, maria.secretAccessKey.reveal());
    expect(error).toMatchObject({ code: "MFA_CODE_REJECTED", data: { profile: "dev", awsCode: "AccessDenied" } });
  });

  it("says that a code was used already", async () => {
    const code = aws.unspentTotp(mariasDevice);
    await withMfa(code);
    const error = await failureOf(withMfa(code), code);
    expect(error.code).toBe("MFA_CODE_REJECTED");
    expect(error.hints).toContainEqual(expect.stringContaining("wait for the next"));
  });

  it("says that a code was spent on an answer that got lost", async () => {
    aws.faults.set({ operation: "GetSessionToken", times: 1, effect: { kind: "drop", at: "middle" } });
    const error = await failureOf(withMfa(aws.unspentTotp(mariasDevice)));
    expect(error.code).toBe("MFA_CODE_USED");
    expect(aws.calls()).toHaveLength(2);
  });

  it("says that the device is not the user's", async () => {
    const serial = "arn:aws:iam::111122223333:mfa/alice";
    const error = await failureOf(withMfa(aws.unspentTotp(mariasDevice), serial));
    expect(error.code).toBe("MFA_DEVICE_UNKNOWN");
    expect(error.message).toContain(serial);
  });

  it.each([
    { name: "asks for a missing code", code: undefined, expected: "MFA_CODE_NEEDED" },
    { name: "refuses what is not six digits", code: "12345", expected: "INVALID_VALUE" },
    { name: "refuses spaces", code: "123 456", expected: "INVALID_VALUE" },
  ])("$name, and calls no one", async ({ code, expected }) => {
    expect((await failureOf(withMfa(code), code ?? "no code at all")).code).toBe(expected);
    expect(aws.calls()).toEqual([]);
  });

  it("says that temporary keys cannot get a session", async () => {
    const input = { step: sessionStep(endpoint()), mfaCode: undefined };
    const session = await getSessionToken({ ...input, credentials: alice }, depsOf(aws));
    const error = await failureOf(
      getSessionToken({ ...input, credentials: session }, depsOf(aws)),
      session.sessionToken?.reveal() ?? "",
      session.secretAccessKey.reveal(),
    );
    expect(error.code).toBe("ACCESS_DENIED");
    expect(error.hints).toContainEqual(expect.stringContaining("temporary already"));
  });

  it("says which durations AWS grants", async () => {
    const step = sessionStep(endpoint(), { durationSeconds: 60 });
    const error = await failureOf(getSessionToken({ step, credentials: alice, mfaCode: undefined }, depsOf(aws)));
    expect(error.code).toBe("DURATION_OUT_OF_RANGE");
  });
});
