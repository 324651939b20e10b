import { describe, expect, it } from "vitest";
import type { SignInOptions } from "../../src/browser/sign-in-options.ts";
import type { Wait } from "../../src/ports/wait.ts";
import { ssoAccessToken } from "../../src/sso/token/access-token.ts";
import { browse, failureOf, redirectOf, type SsoTest, type SsoTestOptions, ssoTest } from "./local-identity-center.ts";

function signIn({ session, deps }: SsoTest, options: SignInOptions = {}) {
  return ssoAccessToken({ session, profile: "dev", mode: "sign-in", signIn: options }, deps);
}

/** A browser that changes the address on which it ends. */
function tamperingBrowser(change: (callback: URL) => void, ended: { page?: ReturnType<typeof browse> } = {}) {
  return async (url: string) => {
    const callback = await redirectOf(url);
    change(callback);
    ended.page = browse(callback.href);
    return true;
  };
}

describe("signing in with the authorization code", () => {
  it("opens the browser once, tells it of the end, and keeps the token for all tools", async () => {
    const test = await ssoTest();
    const access = await signIn(test);
    expect(access).toMatchObject({ obtained: "sign-in", region: "eu-west-1" });
    expect(await Promise.all(test.pages)).toEqual([{ status: 200, text: expect.stringContaining("the SSO session acme") }]);
    expect(test.notices).toEqual([{ kind: "address", url: expect.any(String), opened: true, mayPaste: false }]);
    const onDisk = await test.tokenOnDisk();
    expect(onDisk).toMatchObject({ startUrl: test.session.startUrl, region: "eu-west-1", accessToken: access.token.reveal() });
    expect(Object.keys(onDisk)).toEqual([
      ...["startUrl", "region", "accessToken", "expiresAt", "clientId", "clientSecret", "registrationExpiresAt", "refreshToken"],
    ]);
    expect(onDisk["expiresAt"]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(test.called("RegisterClient")).toEqual([200]);
    expect(test.called("CreateToken")).toEqual([200]);
  });

  it("shows the address that the AWS CLI would open", async () => {
    const test = await ssoTest();
    await signIn(test);
    const notice = test.notices[0];
    const url = new URL(notice?.kind === "address" ? notice.url : "");
    expect(`${url.origin}${url.pathname}`).toBe(`${test.aws.url}/authorize`);
    expect([...url.searchParams.keys()]).toEqual([
      ...["response_type", "client_id", "redirect_uri", "state", "code_challenge_method", "scopes", "code_challenge"],
    ]);
    expect(url.searchParams.get("redirect_uri")).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/oauth\/callback$/);
  });

  it("uses its registration again, for another sign-in", async () => {
    const test = await ssoTest();
    await signIn(test);
    await ssoAccessToken({ session: test.session, mode: "sign-in", force: true }, test.deps);
    expect(test.called("RegisterClient")).toEqual([200]);
    expect(test.called("CreateToken")).toEqual([200, 200]);
  });

  it("shows the address where no browser is wanted", async () => {
    const shown = Promise.withResolvers<string>();
    const test = await ssoTest({
      ui: {
        open: () => Promise.reject(new Error("No one asked for a browser.")),
        show: (notice) => shown.resolve(notice.url),
      },
    });
    const signedIn = signIn(test, { noBrowser: true });
    await browse(await shown.promise);
    expect(await signedIn).toMatchObject({ obtained: "sign-in" });
  });

  it("comes back on the port that is forwarded", async () => {
    const free = await ssoTest();
    await signIn(free);
    const notice = free.notices[0];
    const used = new URL(new URL(notice?.kind === "address" ? notice.url : "").searchParams.get("redirect_uri") ?? "");
    const test = await ssoTest({ deps: { environment: { SSH_CONNECTION: "a", BROWSER: "open-at-home" } } });
    await signIn(test, { redirectPort: Number(used.port) });
    expect(test.notices[0]?.url).toContain(encodeURIComponent(used.href));
  });

  it("takes the address that the user pastes", async () => {
    const shown = Promise.withResolvers<string>();
    const test = await ssoTest({
      deps: { environment: { SSH_CONNECTION: "a" } },
      ui: { show: (notice) => shown.resolve(notice.url), pasted: async () => (await redirectOf(await shown.promise)).href },
    });
    expect(await signIn(test, { useDeviceCode: false })).toMatchObject({ obtained: "sign-in" });
  });

  it("says on the page and in the error that the user denied it", async () => {
    const test = await ssoTest({ aws: { signIn: "denied" } });
    const error = await failureOf(signIn(test));
    expect(error.code).toBe("SIGN_IN_DENIED");
    expect(error.message).toContain("the SSO session acme");
    expect(await Promise.all(test.pages)).toEqual([{ status: 400, text: expect.stringContaining("was denied") }]);
  });

  it("does not use what comes with another state, and goes on waiting for its own", async () => {
    const pages: Awaited<ReturnType<typeof browse>>[] = [];
    const open = async (url: string) => {
      const callback = new URL(new URL(url).searchParams.get("redirect_uri") ?? "");
      for (const query of ["error=access_denied", "code=forged&state=forged"]) pages.push(await browse(`${callback}?${query}`));
      void browse(url);
      return true;
    };
    const test = await ssoTest({ ui: { open } });
    expect((await signIn(test)).obtained).toBe("sign-in");
    expect(pages.map(({ status }) => status)).toEqual([400, 400]);
    expect(test.called("CreateToken")).toEqual([200]);
  });

  it("says what AWS says of a code that is none", async () => {
    const ended: { page?: ReturnType<typeof browse> } = {};
    const open = tamperingBrowser((callback) => callback.searchParams.set("code", "forged"), ended);
    const test = await ssoTest({ ui: { open } });
    expect((await failureOf(signIn(test))).code).toBe("SIGN_IN_FAILED");
    expect((await ended.page)?.status).toBe(400);
  });

  it("ends when no one comes back in time, and gives the port back", async () => {
    const atOnce: Wait = async () => undefined;
    const test = await ssoTest({ ui: { open: async () => true }, deps: { wait: atOnce } });
    const error = await failureOf(signIn(test));
    expect(error).toMatchObject({ code: "SIGN_IN_EXPIRED", class: "person-needed" });
    expect(error.hints.join()).toContain("aws-temp login dev");
    const redirect = new URL(test.notices[0]?.url ?? "").searchParams.get("redirect_uri") ?? "";
    await expect(fetch(redirect)).rejects.toThrow();
  });

  it("ends when the user gives up", async () => {
    const giveUp = new AbortController();
    const test = await ssoTest({ ui: { open: async () => true, show: () => giveUp.abort() } });
    expect((await failureOf(signIn(test, { signal: giveUp.signal }))).code).toBe("INTERRUPTED");
  });

  it("registers again when AWS forgot the client, and asks once more", async () => {
    let opened = 0;
    const options: SsoTestOptions = {
      ui: {
        open: async (url) => {
          const callback = await redirectOf(url);
          if (++opened === 1) test.aws.identityCenter.expireClients();
          void browse(callback.href);
          return true;
        },
      },
    };
    const test = await ssoTest(options);
    expect(await signIn(test)).toMatchObject({ obtained: "sign-in" });
    expect(test.called("RegisterClient")).toEqual([200, 200]);
    expect(test.called("CreateToken")).toEqual([401, 200]);
  });

  it("takes a code where the instance has no PKCE", async () => {
    const test = await ssoTest({ aws: { identityCenter: { ...oldInstance, pkce: "never" } } });
    expect(await signIn(test)).toMatchObject({ obtained: "sign-in" });
    expect(test.notices).toMatchObject([{ kind: "device-code", opened: true }]);
  });

  it("says so where the instance has no PKCE and nothing else is wanted", async () => {
    const test = await ssoTest({ aws: { identityCenter: { ...oldInstance, pkce: "never" } } });
    const error = await failureOf(signIn(test, { useDeviceCode: false }));
    expect(error.code).toBe("SIGN_IN_FAILED");
    expect(error.hints.join()).toContain("--use-device-code");
  });

  it("takes a code where no browser could be started", async () => {
    const test = await ssoTest({ ui: { open: async () => false } });
    expect(await signIn(test)).toMatchObject({ obtained: "sign-in" });
    expect(test.notices).toMatchObject([{ kind: "device-code", opened: false }]);
  });

  it("names start URL and region when AWS knows no such instance", async () => {
    const test = await ssoTest({ session: { startUrl: "https://other.awsapps.com/start" } });
    const error = await failureOf(signIn(test, { useDeviceCode: true }));
    expect(error.code).toBe("SIGN_IN_FAILED");
    expect(error.hints.join()).toContain("sso_start_url and sso_region");
  });

  it("never shows a secret", async () => {
    const test = await ssoTest();
    const access = await signIn(test);
    const shown = JSON.stringify([test.notices, test.warnings, await Promise.all(test.pages), access]);
    const { accessToken, refreshToken, clientSecret } = await test.tokenOnDisk();
    for (const secret of [accessToken, refreshToken, clientSecret]) expect(shown).not.toContain(secret);
  });
});

const oldInstance = {
  startUrl: "https://acme.awsapps.com/start",
  region: "eu-west-1",
  permissionSets: [{ name: "ReadOnly" }],
  assignments: [{ account: "111122223333", role: "ReadOnly" }],
};
