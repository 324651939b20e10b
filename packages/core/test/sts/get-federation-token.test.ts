import { type LocalAws, startLocalAws } from "@aws-temp/local-aws";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { getCallerIdentity } from "../../src/sts/get-caller-identity.ts";
import { type GetFederationTokenInput, getFederationToken } from "../../src/sts/get-federation-token.ts";
import { getSessionToken } from "../../src/sts/get-session-token.ts";
import { alice, depsOf, endpointAt, failureOf, sessionStep } from "./local-sts.ts";

describe("getFederationToken", () => {
  let aws: LocalAws;
  beforeAll(async () => {
    aws = await startLocalAws();
  });
  afterEach(() => aws.clearCalls());
  afterAll(() => aws.close());

  const readOnly = "arn:aws:iam::aws:policy/ReadOnlyAccess";
  const ask = (told: Partial<GetFederationTokenInput> = {}) =>
    getFederationToken(
      {
        profile: "dev",
        endpoint: endpointAt(aws.url),
        credentials: alice,
        name: "aws-temp-eve",
        durationSeconds: undefined,
        policy: undefined,
        policyArns: [readOnly],
        ...told,
      },
      depsOf(aws),
    );

  it("turns a user's keys into a federated user's session", async () => {
    const { arn, credentials } = await ask({ durationSeconds: 7200 });
    expect(arn).toBe("arn:aws:sts::111122223333:federated-user/aws-temp-eve");
    expect(credentials.accountId).toBe("111122223333");
    expect(Math.round(((credentials.expiration?.getTime() ?? 0) - aws.now()) / 1000)).toBeCloseTo(7200, -1);
    expect(await getCallerIdentity({ credentials, endpoint: endpointAt(aws.url) }, depsOf(aws))).toMatchObject({ arn });
    expect(aws.calls()[0]?.parameters).toMatchObject({ Name: "aws-temp-eve", "PolicyArns.member.1.arn": readOnly });
  });

  it("sends a policy as it is, and leaves AWS its own duration", async () => {
    const policy = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}';
    await ask({ policy, policyArns: [] });
    expect(aws.calls()[0]?.parameters).toEqual({ Name: "aws-temp-eve", Policy: policy });
  });

  it.each<{ name: string; told: Partial<GetFederationTokenInput>; code: string }>([
    { name: "a policy that it does not understand", told: { policy: '{"Version":"2012-10-17"}' }, code: "POLICY_REFUSED" },
    { name: "a duration of three days", told: { durationSeconds: 259_200 }, code: "DURATION_OUT_OF_RANGE" },
  ])("says that AWS refuses $name", async ({ told, code }) => {
    expect((await failureOf(ask(told), alice.secretAccessKey.reveal())).code).toBe(code);
  });

  it("says that a session's credentials are not taken", async () => {
    const step = sessionStep(endpointAt(aws.url));
    const credentials = await getSessionToken({ step, credentials: alice, mfaCode: undefined }, depsOf(aws));
    const error = await failureOf(ask({ credentials }), credentials.secretAccessKey.reveal());
    expect(error).toMatchObject({
      code: "ACCESS_DENIED",
      message: expect.stringContaining("GetFederationToken for profile dev"),
    });
  });
});
