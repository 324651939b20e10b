import { describe, expect, it } from "vitest";
import { ssoCredentials } from "../../src/sso/sso-credentials.ts";
import { ssoAccessToken } from "../../src/sso/token/access-token.ts";
import { failureOf, type SsoTest, type SsoTestOptions, sourceOf, ssoTest } from "./local-identity-center.ts";

const ask = ({ session, deps }: SsoTest, told: Parameters<typeof sourceOf>[1] = {}, mode: "refresh" | "sign-in" = "sign-in") =>
  ssoCredentials({ source: sourceOf(session, told), mode }, deps);

async function signedIn(options: SsoTestOptions = {}): Promise<SsoTest> {
  const test = await ssoTest(options);
  await ssoAccessToken({ session: test.session, mode: "sign-in" }, test.deps);
  test.aws.clearCalls();
  return test;
}

describe("role credentials", () => {
  it("come with their end and their account", async () => {
    const test = await ssoTest();
    const credentials = await ask(test);
    expect(credentials.accessKeyId).toMatch(/^ASIA/);
    expect(credentials.sessionToken?.reveal()).not.toBe("");
    expect(credentials.accountId).toBe("111122223333");
    // The permission set's eight hours, whatever the token's one.
    const hours = ((credentials.expiration?.getTime() ?? 0) - test.aws.now()) / 3_600_000;
    expect(Math.round(hours)).toBe(8);
    expect(test.called("GetRoleCredentials")).toEqual([200]);
  });

  it("come after one refresh when the token was revoked", async () => {
    const test = await signedIn();
    test.aws.identityCenter.expireAccessTokens();
    await ask(test, {}, "refresh");
    expect(test.called("GetRoleCredentials")).toEqual([401, 200]);
    expect(test.called("CreateToken")).toEqual([200]);
    expect(test.notices).toHaveLength(1);
  });

  it("come after one sign-in when the session was revoked", async () => {
    const test = await signedIn();
    test.aws.identityCenter.revokeSessions();
    await ask(test);
    expect(test.called("GetRoleCredentials")).toEqual([401, 200]);
    expect(test.called("CreateToken")).toEqual([400, 200]);
    expect(test.notices).toHaveLength(2);
  });

  it("come after one refresh and then one sign-in, and no more than that", async () => {
    const refused = {
      kind: "error",
      status: 401,
      code: "UnauthorizedException",
      message: "Session token not found or invalid",
    } as const;
    const test = await signedIn();
    test.aws.faults.set({ operation: "GetRoleCredentials", effect: refused });
    const error = await failureOf(ask(test));
    expect(error.code).toBe("ACCESS_DENIED");
    expect(test.called("GetRoleCredentials")).toEqual([401, 401, 401]);
    expect(test.called("CreateToken")).toEqual([200, 200]);
    expect(test.notices).toHaveLength(2);
  });

  it("ask for a user when only a sign-in helps and no one is there", async () => {
    const test = await signedIn();
    test.aws.identityCenter.revokeSessions();
    const error = await failureOf(ask(test, {}, "refresh"));
    expect(error).toMatchObject({ code: "SIGN_IN_NEEDED", hints: ["aws-temp login dev"] });
    expect(test.called("GetRoleCredentials")).toEqual([401]);
  });

  it.each([
    { name: "a role that is not assigned", told: { roleName: "Administrator" } },
    { name: "an account that is not assigned", told: { accountId: "999999999999" } },
  ])("are refused for $name, with a way to see what is", async ({ told }) => {
    const error = await failureOf(ask(await signedIn(), told));
    expect(error.code).toBe("ROLE_NOT_ASSIGNED");
    expect(error.message).toContain(told.roleName ?? told.accountId);
    expect(error.hints.join()).toContain("aws-temp sso roles --profile dev");
    expect(error.data).toMatchObject({ profile: "dev" });
  });

  it("are refused for an account id that is none", async () => {
    const error = await failureOf(ask(await signedIn(), { accountId: "12345" }));
    expect(error.code).toBe("INVALID_VALUE");
    expect(error.hints.join()).toContain("sso_account_id");
  });

  it("wait for their turn while AWS throttles", async () => {
    const test = await signedIn();
    test.aws.faults.set({ operation: "GetRoleCredentials", times: 5, effect: { kind: "throttle" } });
    await ask(test);
    expect(test.called("GetRoleCredentials")).toEqual([429, 429, 429, 429, 429, 200]);
    expect(test.waits).toHaveLength(5);
    // Each pause is half its length at least, and the lengths double.
    expect(test.waits.every((pause, index) => pause >= 125 * 2 ** index && pause <= 250 * 2 ** index)).toBe(true);
  });

  it("say so when AWS goes on throttling", async () => {
    const test = await signedIn();
    test.aws.faults.set({ operation: "GetRoleCredentials", effect: { kind: "throttle" } });
    expect((await failureOf(ask(test))).code).toBe("THROTTLED");
    expect(test.waits.reduce((sum, pause) => sum + pause, 0)).toBeLessThan(30_000);
  });

  it.each([
    { name: "AWS's own fault", effect: { kind: "server-error" }, code: "AWS_UNAVAILABLE", asked: 3 },
    { name: "a broken connection", effect: { kind: "drop", at: "start" }, code: "NETWORK_UNREACHABLE", asked: 3 },
    { name: "an answer that is none", effect: { kind: "captive-portal" }, code: "AWS_UNAVAILABLE", asked: 1 },
  ] as const)("end with $name", async ({ effect, code, asked }) => {
    const test = await signedIn();
    test.aws.faults.set({ operation: "GetRoleCredentials", effect });
    expect((await failureOf(ask(test))).code).toBe(code);
    expect(test.called("GetRoleCredentials")).toHaveLength(asked);
  });

  it("never show the token in an error", async () => {
    const test = await signedIn();
    const { accessToken = "" } = await test.tokenOnDisk();
    const message = `The token ${accessToken} is bad`;
    test.aws.faults.set({
      operation: "GetRoleCredentials",
      effect: { kind: "error", status: 400, code: "InvalidRequestException", message },
    });
    const error = await failureOf(ask(test));
    expect(error.message).toContain("The token [redacted] is bad");
    expect(`${error.message}${error.hints}${JSON.stringify(error.data)}${String(error.cause)}`).not.toContain(accessToken);
  });
});
