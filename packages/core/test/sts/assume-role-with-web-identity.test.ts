import { type LocalAws, startLocalAws } from "@aws-temp/local-aws";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { Secret } from "../../src/model/secret.ts";
import type { PlanSource } from "../../src/plan/plan.ts";
import { assumeRoleWithWebIdentity } from "../../src/sts/assume-role-with-web-identity.ts";
import { depsOf, endpointAt, failureOf } from "./local-sts.ts";

type Source = Extract<PlanSource, { readonly kind: "web-identity" }>;

describe("assumeRoleWithWebIdentity", () => {
  let aws: LocalAws;
  beforeAll(async () => {
    aws = await startLocalAws();
  });
  afterEach(() => aws.clearCalls());
  afterAll(() => aws.close());

  const source = (told: Partial<Omit<Source, "tokenFile" | "minted">> = {}): Source => ({
    kind: "web-identity",
    profile: "ci",
    roleArn: "arn:aws:iam::444455556666:role/Ci",
    tokenFile: "/run/token",
    roleSessionName: "build-7",
    durationSeconds: 1800,
    policy: undefined,
    policyArns: [],
    endpoint: endpointAt(aws.url),
    ...told,
  });
  const assume = (token: string, told: Partial<Omit<Source, "tokenFile" | "minted">> = {}) =>
    assumeRoleWithWebIdentity({ source: source(told), token: new Secret(token) }, depsOf(aws));
  const sub = "repo:acme/site";

  it("gives the role's credentials for a token, unsigned", async () => {
    const policyArns = ["arn:aws:iam::aws:policy/ReadOnlyAccess"];
    const policy = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}';
    const { credentials, arn } = await assume(aws.mintWebIdentityToken({ sub }), { policy, policyArns });
    expect(arn).toBe("arn:aws:sts::444455556666:assumed-role/Ci/build-7");
    expect(credentials.accountId).toBe("444455556666");
    expect(Math.round(((credentials.expiration?.getTime() ?? 0) - aws.now()) / 1000)).toBeCloseTo(1800, -1);
    expect(aws.calls()).toMatchObject([
      {
        operation: "AssumeRoleWithWebIdentity",
        accessKeyId: undefined,
        parameters: {
          RoleSessionName: "build-7",
          DurationSeconds: "1800",
          Policy: policy,
          "PolicyArns.member.1.arn": policyArns[0],
        },
      },
    ]);
  });

  const mint = (told: object = {}) => aws.mintWebIdentityToken({ sub, ...told });
  it.each([
    {
      name: "an expired token",
      token: () => mint({ expiresIn: -60 }),
      code: "WEB_IDENTITY_REJECTED",
      hint: /Renew the token in \/run\/token/,
    },
    { name: "another audience", token: () => mint({ aud: "somebody.else" }), code: "WEB_IDENTITY_REJECTED", hint: /audience/ },
    {
      name: "what is no token",
      token: () => "not a token at all",
      code: "WEB_IDENTITY_REJECTED",
      hint: /OIDC identity provider/,
    },
    { name: "a line break after the token", token: () => "not a token\n", code: "WEB_IDENTITY_REJECTED", hint: /white space/ },
    { name: "another subject", token: () => mint({ sub: "repo:other/site" }), code: "ACCESS_DENIED", hint: /subject \(sub\)/ },
    // Nothing that a path of the error's stack could hold.
    { name: "too short a token", token: () => "|?|", code: "INVALID_VALUE", hint: /profile ci/ },
  ])("explains a refusal of $name", async ({ token, code, hint }) => {
    const text = token();
    const error = await failureOf(assume(text), text);
    expect(error.code).toBe(code);
    expect(error.data.profile).toBe("ci");
    expect(error.hints).toContainEqual(expect.stringMatching(hint));
  });

  it("explains a duration beyond the role's maximum", async () => {
    const error = await failureOf(assume(mint(), { durationSeconds: 43_200 }));
    expect(error.code).toBe("ROLE_DURATION_EXCEEDED");
  });
});
