import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { describe, expect, it } from "vitest";
import { ssoAccessToken } from "../../src/sso/token/access-token.ts";
import { type RefreshableToken, refresh } from "../../src/sso/token/refresh.ts";
import type { AccessTokenInput } from "../../src/sso/token/session-token.ts";
import { parseToken } from "../../src/sso/token/sso-token.ts";
import { ssoTokenFile } from "../../src/sso/token/token-cache.ts";
import { failureOf, type SsoTest, ssoTest } from "./local-identity-center.ts";

const ask = ({ session, deps }: SsoTest, mode: AccessTokenInput["mode"], told: Partial<AccessTokenInput> = {}) =>
  ssoAccessToken({ session, profile: "dev", mode, ...told }, deps);

/** Someone who signed in, and then some minutes. */
async function signedIn(minutes: number, options: Parameters<typeof ssoTest>[0] = {}): Promise<SsoTest> {
  const test = await ssoTest(options);
  await ask(test, "sign-in");
  test.aws.clearCalls();
  test.aws.advance(minutes * 60);
  return test;
}

describe("an access token", () => {
  it("comes from the cache while it lives for five minutes more", async () => {
    const test = await signedIn(54);
    for (const mode of ["cached-only", "refresh", "sign-in"] as const) {
      expect(await ask(test, mode)).toMatchObject({ obtained: "cache" });
    }
    expect(test.aws.calls()).toEqual([]);
  });

  it("is refreshed from then on, and rotates", async () => {
    const test = await signedIn(56);
    const before = await test.tokenOnDisk();
    const access = await ask(test, "refresh");
    expect(access.obtained).toBe("refresh");
    const after = await test.tokenOnDisk();
    expect(after["accessToken"]).toBe(access.token.reveal());
    expect(after["refreshToken"]).not.toBe(before["refreshToken"]);
    expect({ ...after, accessToken: "", refreshToken: "", expiresAt: "" }).toEqual({
      ...{ ...before, accessToken: "", refreshToken: "", expiresAt: "" },
    });
    test.aws.advance(56 * 60);
    expect(await ask(test, "refresh")).toMatchObject({ obtained: "refresh" });
  });

  it("is refreshed after its end, without the user", async () => {
    const test = await signedIn(7 * 60);
    expect(await ask(test, "sign-in")).toMatchObject({ obtained: "refresh" });
    expect(test.notices).toHaveLength(1);
  });

  it("is taken as it is by who may not refresh, to its very end", async () => {
    const test = await signedIn(59);
    expect(await ask(test, "cached-only")).toMatchObject({ obtained: "cache" });
    test.aws.advance(60);
    const error = await failureOf(ask(test, "cached-only"));
    expect(error).toMatchObject({ code: "SIGN_IN_NEEDED", hints: ["aws-temp login dev"] });
    expect(error.message).toContain("ended at");
    expect(test.aws.calls()).toEqual([]);
  });

  it("keeps the old refresh token where the answer has none", async () => {
    const test = await signedIn(56);
    const before = await test.tokenOnDisk();
    // Another kind of server: an Identity Center that does not rotate.
    const { createServer } = await import("node:http");
    const server = createServer((_, response) => response.end('{"accessToken":"next","expiresIn":3600}')).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as { port: number };
    const endpoint = { ...test.session.endpoint, oidcUrl: `http://127.0.0.1:${port}` };
    await ssoAccessToken({ session: { ...test.session, endpoint }, mode: "refresh" }, test.deps);
    server.close();
    expect(await test.tokenOnDisk()).toMatchObject({ accessToken: "next", refreshToken: before["refreshToken"] });
  });

  it("is taken as it is when the refresh fails and it still lives", async () => {
    const test = await signedIn(56, { deps: { patience: { connectMs: 500, answerMs: 500, totalMs: 5000 } } });
    test.aws.faults.set({ operation: "CreateToken", effect: { kind: "drop", at: "start" } });
    expect(await ask(test, "refresh")).toMatchObject({ obtained: "cache" });
    test.aws.identityCenter.expireRefreshTokens();
    test.aws.faults.clear();
    expect(await ask(test, "sign-in")).toMatchObject({ obtained: "cache" });
    // The failure of a moment ago spoke for those who came after it.
    expect(test.called("CreateToken")).toEqual([0, 0, 0]);
    expect(test.notices).toHaveLength(1);
  });

  it("is not asked for by a sign-in when it is the network that fails", async () => {
    const test = await signedIn(61);
    test.aws.faults.set({ operation: "CreateToken", effect: { kind: "server-error" } });
    expect((await failureOf(ask(test, "sign-in"))).code).toBe("AWS_UNAVAILABLE");
    expect(test.notices).toHaveLength(1);
  });

  it("takes a sign-in when the refresh token is dead", async () => {
    const test = await signedIn(61);
    test.aws.identityCenter.revokeSessions();
    expect((await failureOf(ask(test, "refresh"))).code).toBe("SIGN_IN_NEEDED");
    expect(await ask(test, "sign-in")).toMatchObject({ obtained: "sign-in" });
    expect(test.called("CreateToken")).toEqual([400, 200]);
  });

  it("takes a sign-in with a new client when the old one has expired", async () => {
    const test = await signedIn(61);
    test.aws.identityCenter.expireClients();
    expect(await ask(test, "sign-in")).toMatchObject({ obtained: "sign-in" });
    expect(test.called("RegisterClient")).toEqual([200]);
    expect(test.called("CreateToken")).toEqual([401, 200]);
  });

  it("asks AWS for no refresh with a client that its file says has expired", async () => {
    const test = await signedIn(91 * 24 * 60);
    expect((await failureOf(ask(test, "refresh"))).code).toBe("SIGN_IN_NEEDED");
    expect(test.aws.calls()).toEqual([]);
  });

  it("is another one when it is insisted on", async () => {
    const test = await signedIn(1);
    const { accessToken } = await test.tokenOnDisk();
    const refreshed = await ask(test, "refresh", { force: true });
    expect(refreshed.obtained).toBe("refresh");
    const signed = await ask(test, "sign-in", { force: true });
    expect(signed.obtained).toBe("sign-in");
    expect(new Set([accessToken, refreshed.token.reveal(), signed.token.reveal()]).size).toBe(3);
  });

  it("is not the one that AWS refused, whatever the file says", async () => {
    const test = await signedIn(1);
    const { token: rejected } = await ask(test, "refresh");
    test.aws.identityCenter.expireAccessTokens();
    expect((await failureOf(ask(test, "cached-only", { rejected }))).message).toContain("takes the last one no more");
    expect(await ask(test, "refresh", { rejected })).toMatchObject({ obtained: "refresh" });
    // Who comes later with the same refusal finds the new one.
    expect(await ask(test, "refresh", { rejected })).toMatchObject({ obtained: "cache" });
    expect(test.called("CreateToken")).toEqual([200]);
  });

  it.each(["", "{torn", '{"accessToken":"a"}'])("is asked for again when its file holds %j", async (text) => {
    const test = await signedIn(1);
    await writeFile(ssoTokenFile(test.deps.home, test.session), text);
    expect((await failureOf(ask(test, "refresh"))).code).toBe("SIGN_IN_NEEDED");
    expect(await ask(test, "sign-in")).toMatchObject({ obtained: "sign-in" });
    expect(await ask(test, "refresh")).toMatchObject({ obtained: "cache" });
  });

  it("is what another tool wrote, the legacy way too", async () => {
    const test = await ssoTest({ session: { name: undefined } });
    const file = ssoTokenFile(test.deps.home, test.session);
    await mkdir(dirname(file), { recursive: true });
    const expiresAt = `${new Date(test.aws.now() + 3_600_000).toISOString().slice(0, 19)}UTC`;
    await writeFile(
      file,
      JSON.stringify({ startUrl: test.session.startUrl, region: "eu-west-1", accessToken: "theirs", expiresAt }),
    );
    const access = await ask(test, "cached-only");
    expect(access.token.reveal()).toBe("theirs");
  });

  it("needs a user where no one can sign in", async () => {
    const test = await ssoTest({ deps: { signInUi: undefined } });
    const error = await failureOf(ask(test, "sign-in"));
    expect(error).toMatchObject({ code: "SIGN_IN_NEEDED", hints: ["aws-temp login dev"], data: { profile: "dev" } });
    expect(error.message).toBe("Profile dev: a sign-in to the SSO session acme is needed.");
  });
});

describe("many at once", () => {
  it("sign in once", async () => {
    const test = await ssoTest();
    const all = await Promise.all(Array.from({ length: 10 }, () => ask(test, "sign-in")));
    expect(new Set(all.map(({ token }) => token.reveal())).size).toBe(1);
    expect(all.filter(({ obtained }) => obtained === "sign-in")).toHaveLength(1);
    expect(test.notices).toHaveLength(1);
  });

  it("sign in once, even where each insists on a new sign-in", async () => {
    const test = await signedIn(1);
    const all = await Promise.all(Array.from({ length: 5 }, () => ask(test, "sign-in", { force: true })));
    expect(new Set(all.map(({ token }) => token.reveal())).size).toBe(1);
    expect(test.notices).toHaveLength(2);
  });

  it("refresh once", async () => {
    const test = await signedIn(61);
    const all = await Promise.all(Array.from({ length: 10 }, () => ask(test, "refresh")));
    expect(new Set(all.map(({ token }) => token.reveal())).size).toBe(1);
    expect(test.called("CreateToken")).toEqual([200]);
  });

  it("refresh once, even when what comes lives for minutes only", async () => {
    const identityCenter = {
      startUrl: "https://acme.awsapps.com/start",
      region: "eu-west-1",
      permissionSets: [{ name: "ReadOnly" }],
      assignments: [{ account: "111122223333", role: "ReadOnly" }],
      tokenLifetime: 200,
    };
    const test = await signedIn(1, { aws: { identityCenter } });
    const all = await Promise.all(Array.from({ length: 5 }, () => ask(test, "refresh")));
    expect(new Set(all.map(({ token }) => token.reveal())).size).toBe(1);
    expect(test.called("CreateToken")).toEqual([200]);
  });

  it("are refused once", async () => {
    const test = await ssoTest({ aws: { signIn: "denied" } });
    const errors = await Promise.all(Array.from({ length: 5 }, () => failureOf(ask(test, "sign-in"))));
    expect(errors.map(({ code }) => code)).toEqual(Array(5).fill("SIGN_IN_DENIED"));
    expect(test.notices).toHaveLength(1);
  });

  it("share a refusal for some seconds, unless someone insists", async () => {
    const test = await ssoTest({ aws: { signIn: "denied" } });
    await failureOf(ask(test, "sign-in"));
    test.aws.setSignIn("automatic");
    test.aws.advance(2);
    expect((await failureOf(ask(test, "sign-in"))).code).toBe("SIGN_IN_DENIED");
    expect(await ask(test, "sign-in", { insist: true })).toMatchObject({ obtained: "sign-in" });
  });

  it("try again when the seconds are over", async () => {
    const test = await ssoTest({ aws: { signIn: "denied" } });
    await failureOf(ask(test, "sign-in"));
    test.aws.setSignIn("automatic");
    test.aws.advance(6);
    expect(await ask(test, "sign-in")).toMatchObject({ obtained: "sign-in" });
  });
});

describe("a cache that cannot be written", () => {
  it("spends no refresh token", async () => {
    const test = await signedIn(56);
    const token = parseToken(JSON.stringify(await test.tokenOnDisk()));
    const folder = dirname(ssoTokenFile(test.deps.home, test.session));
    await rm(folder, { recursive: true });
    await rm(dirname(folder), { recursive: true });
    await writeFile(dirname(folder), "a file in the way");
    const { session, deps } = test;
    const refreshed = await refresh({ session, region: session.region, profile: "dev", token: token as RefreshableToken }, deps);
    expect(refreshed).toMatchObject({ kind: "failed", over: false, error: { code: "FILE_UNWRITABLE" } });
    expect(test.aws.calls()).toEqual([]);
  });
});

describe("a home without a folder for locks", () => {
  it("does without", async () => {
    const test = await ssoTest();
    await rm(test.deps.stateFolder, { recursive: true, force: true });
    await mkdir(dirname(test.deps.stateFolder), { recursive: true });
    await writeFile(test.deps.stateFolder, "a file in the way");
    expect(await ask(test, "sign-in")).toMatchObject({ obtained: "sign-in" });
    expect(test.warnings).toHaveLength(1);
  });
});
