import { describe, expect, it } from "vitest";
import type { SignInOptions } from "../../src/browser/sign-in-options.ts";
import { ssoAccessToken } from "../../src/sso/token/access-token.ts";
import { failureOf, type SsoTest, ssoTest } from "./local-identity-center.ts";

const instance = {
  startUrl: "https://acme.awsapps.com/start",
  region: "eu-west-1",
  permissionSets: [{ name: "ReadOnly" }],
  assignments: [{ account: "111122223333", role: "ReadOnly" }],
};

function signIn({ session, deps }: SsoTest, options: SignInOptions = {}) {
  return ssoAccessToken({ session, profile: "dev", mode: "sign-in", signIn: { useDeviceCode: true, ...options } }, deps);
}

describe("signing in with a code", () => {
  it("shows the code, opens the page with it, and asks until the user has come", async () => {
    const test = await ssoTest({
      aws: { signIn: "page", identityCenter: { ...instance, deviceCodeInterval: 7 } },
      onWait: (aws, count) => {
        if (count === 3) aws.identityCenter.approveDevice(aws.identityCenter.devices()[0]?.userCode ?? "");
      },
      ui: { open: async () => true },
    });
    expect(await signIn(test)).toMatchObject({ obtained: "sign-in" });
    const notice = test.notices[0];
    if (notice?.kind !== "device-code") throw new Error("No code was shown.");
    expect(notice.userCode).toMatch(/^[A-Z]{4}-[A-Z]{4}$/);
    expect(notice.url).toBe(`${test.aws.url}/device`);
    expect(notice.urlWithCode).toBe(`${notice.url}?user_code=${notice.userCode}`);
    expect(notice.opened).toBe(true);
    expect(test.waits).toEqual([7000, 7000, 7000]);
    expect(test.called("CreateToken")).toEqual([400, 400, 200]);
    expect(await test.tokenOnDisk()).toHaveProperty("refreshToken");
  });

  it("slows down for good when told to", async () => {
    const test = await ssoTest({ aws: { signIn: "page", faults: [slowDown(1, 1), slowDown(2, 1)] }, onWait: approveAt(6) });
    await signIn(test);
    expect(test.waits).toEqual([1000, 1000, 6000, 6000, 11_000, 11_000]);
  });

  it("asks again when the network or AWS hiccups", async () => {
    const test = await ssoTest({
      aws: {
        signIn: "page",
        faults: [
          { operation: "CreateToken", times: 1, effect: { kind: "drop", at: "start" } },
          { operation: "CreateToken", times: 1, effect: { kind: "server-error" } },
        ],
      },
      onWait: approveAt(3),
    });
    expect(await signIn(test)).toMatchObject({ obtained: "sign-in" });
    expect(test.waits).toHaveLength(3);
  });

  it("ends with the code's own time", async () => {
    const test = await ssoTest({ aws: { signIn: "page", identityCenter: { ...instance, deviceCodeLifetime: 30 } } });
    const error = await failureOf(signIn(test));
    expect(error).toMatchObject({ code: "SIGN_IN_EXPIRED", class: "person-needed" });
    expect(test.waits).toHaveLength(30);
  });

  it("ends when the user denies it", async () => {
    const test = await ssoTest({ aws: { signIn: "denied" } });
    expect((await failureOf(signIn(test))).code).toBe("SIGN_IN_DENIED");
    expect(test.waits).toHaveLength(1);
  });

  it("ends when the user gives up", async () => {
    const giveUp = new AbortController();
    const test = await ssoTest({ aws: { signIn: "page" }, onWait: (_, count) => (count === 2 ? giveUp.abort() : undefined) });
    expect((await failureOf(signIn(test, { signal: giveUp.signal }))).code).toBe("INTERRUPTED");
    expect(test.called("CreateToken")).toEqual([400]);
  });

  it("registers again when AWS forgot the client", async () => {
    const test = await ssoTest();
    await signIn(test);
    test.aws.identityCenter.expireClients();
    await ssoAccessToken({ session: test.session, mode: "sign-in", force: true, signIn: { useDeviceCode: true } }, test.deps);
    expect(test.called("StartDeviceAuthorization")).toEqual([200, 401, 200]);
    expect(test.called("RegisterClient")).toEqual([200, 200]);
  });

  it("never shares a registration with the authorization code", async () => {
    const test = await ssoTest();
    await signIn(test);
    await ssoAccessToken({ session: test.session, mode: "sign-in", force: true }, test.deps);
    expect(test.called("RegisterClient")).toEqual([200, 200]);
    const grants = test.aws
      .calls()
      .flatMap(({ operation, parameters }) => (operation === "RegisterClient" ? [parameters["grantTypes"]] : []));
    expect(grants[0]).toBeUndefined();
    expect(grants[1]).toContain("authorization_code");
    expect(grants[1]).not.toContain("device_code");
  });

  it("opens no browser when none is wanted, or none is there", async () => {
    const open = () => Promise.reject(new Error("No one asked for a browser."));
    const unwanted = await ssoTest({ ui: { open } });
    await signIn(unwanted, { noBrowser: true });
    const absent = await ssoTest({ ui: { open }, deps: { environment: { SSH_CONNECTION: "a" } } });
    await ssoAccessToken({ session: absent.session, mode: "sign-in" }, absent.deps);
    expect([...unwanted.notices, ...absent.notices]).toMatchObject([{ opened: false }, { opened: false }]);
  });
});

function slowDown(after: number, times: number) {
  const effect = { kind: "error", status: 400, code: "SlowDownException", message: "Slow down" } as const;
  return { operation: "CreateToken", after, times, effect };
}

function approveAt(wait: number): NonNullable<Parameters<typeof ssoTest>[0]>["onWait"] & object {
  return (aws, count) => {
    if (count === wait) aws.identityCenter.approveDevice(aws.identityCenter.devices()[0]?.userCode ?? "");
  };
}
