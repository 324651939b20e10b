import { access, mkdir, readdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Secret } from "../../src/model/secret.ts";
import { openPortal } from "../../src/sso/client/portal.ts";
import { ssoLogout, ssoLogoutAll } from "../../src/sso/logout.ts";
import { ssoSessionKey } from "../../src/sso/sso-session.ts";
import { ssoAccessToken } from "../../src/sso/token/access-token.ts";
import { ssoSignIns } from "../../src/sso/token/sso-tokens.ts";
import { ssoTokenFile } from "../../src/sso/token/token-cache.ts";
import { type SsoTest, ssoTest } from "./local-identity-center.ts";

async function signedIn(): Promise<SsoTest & { readonly accessToken: Secret }> {
  const test = await ssoTest();
  const { token } = await ssoAccessToken({ session: test.session, mode: "sign-in" }, test.deps);
  return { ...test, accessToken: token };
}

/** Whether AWS takes a token. */
async function isTaken({ session, deps }: SsoTest, token: Secret): Promise<boolean> {
  const portal = await openPortal({ session, region: session.region, profile: undefined }, deps);
  const { ok } = await portal.accounts(token, undefined);
  portal.close();
  return ok;
}

describe("signing out", () => {
  it("ends the sign-in at AWS and on this machine, and keeps the registration", async () => {
    const test = await signedIn();
    const file = ssoTokenFile(test.deps.home, test.session);
    expect(await ssoLogout({ session: test.session }, test.deps)).toEqual({
      key: ssoSessionKey(test.session),
      startUrl: test.session.startUrl,
      file,
      wasSignedIn: true,
      revoked: true,
    });
    expect(await isTaken(test, test.accessToken)).toBe(false);
    await expect(access(file)).rejects.toMatchObject({ code: "ENOENT" });
    expect(await readdir(dirname(file))).toHaveLength(1);
  });

  it("ends the session behind an access token that has expired", async () => {
    const test = await signedIn();
    const { refreshToken = "" } = await test.tokenOnDisk();
    test.aws.advance(2 * 3600);
    expect(await ssoLogout({ session: test.session }, test.deps)).toMatchObject({ revoked: true });
    expect(refreshToken).not.toBe("");
    expect(test.called("Logout")).toEqual([200]);
    await ssoAccessToken({ session: test.session, mode: "sign-in" }, test.deps);
    expect(test.notices).toHaveLength(2);
  });

  it("has nothing to end when no one is signed in", async () => {
    const test = await ssoTest();
    expect(await ssoLogout({ session: test.session }, test.deps)).toMatchObject({ wasSignedIn: false, revoked: false });
    expect(test.aws.calls()).toEqual([]);
  });

  it("removes the token though AWS ended the session before", async () => {
    const test = await signedIn();
    test.aws.identityCenter.revokeSessions();
    expect(await ssoLogout({ session: test.session }, test.deps)).toMatchObject({ wasSignedIn: true, revoked: false });
    expect(await ssoSignIns(test.deps)).toEqual([]);
    expect(test.warnings).toEqual([]);
  });

  it("removes the token though AWS cannot be reached, and says so", async () => {
    const test = await signedIn();
    test.aws.faults.set({ operation: "Logout", effect: { kind: "drop", at: "start" } });
    expect(await ssoLogout({ session: test.session }, test.deps)).toMatchObject({ wasSignedIn: true, revoked: false });
    expect(await ssoSignIns(test.deps)).toEqual([]);
    expect(test.warnings).toHaveLength(1);
  });
});

describe("signing out of everything", () => {
  it("ends every sign-in on this machine, and touches nothing else", async () => {
    const test = await signedIn();
    const legacy = { ...test.session, name: undefined };
    await ssoAccessToken({ session: legacy, mode: "sign-in" }, test.deps);
    const folder = dirname(ssoTokenFile(test.deps.home, test.session));
    await writeFile(join(folder, "torn.json"), '{"accessToken":');
    await writeFile(join(folder, "notes.txt"), "mine");
    // A folder with the name of a token file cannot be read; it keeps nothing else from being ended.
    await mkdir(join(folder, "unreadable.json.d"));
    await symlink("nowhere", join(folder, "link.json"));
    const before = await readdir(folder);
    const { ended, failed } = await ssoLogoutAll({ endpoint: test.session.endpoint }, test.deps);
    expect(failed.map(({ code, data }) => [code, data.file])).toEqual([["FILE_UNREADABLE", join(folder, "link.json")]]);
    expect(ended.map(({ key, revoked }) => ({ key, revoked }))).toEqual(
      expect.arrayContaining([
        { key: ssoSessionKey(test.session), revoked: true },
        { key: ssoSessionKey(legacy), revoked: true },
      ]),
    );
    expect(ended).toHaveLength(2);
    const gone = before.filter((name) => ended.some(({ key }) => name === `${key}.json`));
    expect((await readdir(folder)).sort()).toEqual(before.filter((name) => !gone.includes(name)).sort());
  });

  it("finds nothing where there is no cache", async () => {
    const test = await ssoTest();
    expect(await ssoLogoutAll({}, test.deps)).toEqual({ ended: [], failed: [] });
  });
});

describe("ssoSignIns", () => {
  it("lists what is there, without secrets", async () => {
    const test = await signedIn();
    const list = await ssoSignIns(test.deps);
    const { expiresAt: _, ...rest } = list[0] ?? {};
    expect(rest).toEqual({
      key: ssoSessionKey(test.session),
      file: ssoTokenFile(test.deps.home, test.session),
      startUrl: test.session.startUrl,
      region: "eu-west-1",
      refreshable: true,
    });
    expect(JSON.stringify(list)).not.toContain(test.accessToken.reveal());
  });
});
