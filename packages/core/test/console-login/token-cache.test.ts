import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { signinCacheFolder, signinTokenFile } from "../../src/console-login/cache-place.ts";
import {
  credentialsOf,
  parseSigninToken,
  printSigninToken,
  type SigninToken,
} from "../../src/console-login/token/signin-token.ts";
import {
  readSettledToken,
  readStoredToken,
  removeToken,
  reserveRoom,
  writeToken,
} from "../../src/console-login/token/token-cache.ts";
import { Secret } from "../../src/model/secret.ts";
import { temporaryFolder } from "../temp-folder.ts";
import { awsCliFile, planted, sec1Key } from "./session-file.ts";

const home = "/home/me";
const posix = process.platform !== "win32";

describe("the place of a session", () => {
  it.each([
    { name: "the shared folder", variable: undefined, folder: join(home, ".aws", "login", "cache") },
    { name: "the shared folder when the variable is empty", variable: "", folder: join(home, ".aws", "login", "cache") },
    { name: "the named folder", variable: "/srv/login", folder: "/srv/login" },
    { name: "a folder in the home", variable: "~/login", folder: join(home, "login") },
    { name: "a folder whose name begins with a tilde", variable: "~login", folder: "~login" },
  ])("is $name", ({ variable, folder }) => {
    expect(signinCacheFolder({ environment: { AWS_LOGIN_CACHE_DIRECTORY: variable }, home })).toBe(folder);
  });

  // By sha256sum, not by ourselves.
  it.each([
    {
      loginSession: "arn:aws:iam::123456789012:user/Admin",
      file: "10cabd19777b6651ac57333b55c7c10a1242b1c2337f40e674926d7324698347.json",
    },
    {
      loginSession: " arn:aws:sts::012345678910:assumed-role/Admin/admin\t",
      file: "4b0ba8f99f075c0633e122fd73346ce203a3faf18ea0310eb2d29df1bab2e255.json",
    },
  ])("has the name that all tools give it: $loginSession", ({ loginSession, file }) => {
    expect(signinTokenFile(loginSession, { environment: {}, home })).toBe(join(home, ".aws", "login", "cache", file));
  });
});

describe("a session's text", () => {
  it("is understood as the AWS CLI writes it", () => {
    const token = parseSigninToken(awsCliFile());
    expect(token).toMatchObject({
      accessKeyId: "ASIAPLANTEDEXAMPLE01",
      accountId: "111122223333",
      expiresAt: new Date("2026-11-20T12:15:00Z"),
      clientId: "arn:aws:signin:::devtools/same-device",
      signInRegion: undefined,
    });
    const secrets = [token?.secretAccessKey, token?.sessionToken, token?.refreshToken, token?.idToken, token?.dpopKey];
    expect(secrets.map((secret) => secret?.reveal())).toEqual([...Object.values(planted), sec1Key]);
    expect(token && credentialsOf(token)).toMatchObject({ accountId: "111122223333", expiration: token?.expiresAt });
  });

  it.each([
    {
      name: "with JavaScript's milliseconds and a region",
      fields: { expiresAt: "2026-11-20T12:15:00.000Z", signInRegion: "us-east-2" },
    },
    { name: "without an id token", fields: { idToken: undefined } },
    { name: "of the other client", fields: { clientId: "arn:aws:signin:::devtools/cross-device" } },
  ])("is understood $name", ({ fields }) => {
    expect(parseSigninToken(awsCliFile(fields))).toMatchObject({ expiresAt: new Date("2026-11-20T12:15:00Z") });
  });

  const access = JSON.parse(awsCliFile()).accessToken as Record<string, unknown>;
  it.each([
    { name: "torn", text: awsCliFile().slice(0, -20) },
    { name: "written twice over", text: `${awsCliFile()}"}` },
    { name: "empty", text: "" },
    { name: "no object", text: "[]" },
    {
      name: "foreign",
      text: '{"startUrl":"https://x.awsapps.com/start","accessToken":"abc","expiresAt":"2030-01-01T00:00:00Z"}',
    },
    ...["accessToken", "refreshToken", "clientId", "dpopKey"].map((field) => ({
      name: `without ${field}`,
      text: awsCliFile({ [field]: undefined }),
    })),
    ...["accessKeyId", "secretAccessKey", "sessionToken", "expiresAt"].map((field) => ({
      name: `without ${field}`,
      text: awsCliFile({ accessToken: { ...access, [field]: undefined } }),
    })),
    { name: "without a time that is one", text: awsCliFile({ expiresAt: "soon" }) },
  ])("is a miss when it is $name", ({ text }) => {
    expect(parseSigninToken(text)).toBeUndefined();
  });

  it("is written in the AWS CLI's fields, and keeps what others added", () => {
    const before = awsCliFile({ signInRegion: "us-east-2", note: "mine", accessToken: { ...access, scope: "all" } });
    const token = parseSigninToken(before) as SigninToken;
    const renewed = { ...token, refreshToken: new Secret("next"), expiresAt: new Date("2026-11-20T12:30:00.750Z") };
    expect(JSON.parse(printSigninToken(renewed, before))).toEqual({
      ...JSON.parse(before),
      refreshToken: "next",
      accessToken: { ...access, scope: "all", expiresAt: "2026-11-20T12:30:00Z" },
    });
    expect(Object.keys(JSON.parse(printSigninToken(token, undefined)))).toEqual([
      ...["accessToken", "tokenType", "clientId", "refreshToken", "idToken", "dpopKey", "signInRegion"],
    ]);
  });
});

describe("a session's file", () => {
  const stored = async (text: string) => {
    const file = join(await temporaryFolder(), "cache", "a.json");
    await mkdir(join(file, ".."), { recursive: true });
    await writeFile(file, text, { mode: 0o644 });
    return file;
  };
  const token = parseSigninToken(awsCliFile()) as SigninToken;

  it("is closed to others when it is written, and replaced in one step", async () => {
    const file = await stored("{}");
    await writeToken(file, token, undefined);
    if (posix) expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(join(file, ".."))).toEqual(["a.json"]);
    expect((await readStoredToken(file))?.token.refreshToken.reveal()).toBe(planted.refreshToken);
  });

  it("is made with its folders, closed to others", async () => {
    const folder = join(await temporaryFolder(), "login");
    await (await reserveRoom(join(folder, "cache", "a.json"))).release();
    expect(await readdir(join(folder, "cache"))).toEqual([]);
    await writeToken(join(folder, "cache", "a.json"), token, undefined);
    if (posix) expect((await stat(folder)).mode & 0o777).toBe(0o700);
    if (posix) expect((await stat(join(folder, "cache", "a.json"))).mode & 0o777).toBe(0o600);
  });

  it("is looked at again when another tool is in the middle of writing it", async () => {
    const file = await stored(awsCliFile().slice(0, 100));
    const found = await readSettledToken(file, () => writeFile(file, awsCliFile()));
    expect(found?.token.accountId).toBe("111122223333");
    const torn = await stored("{");
    expect(await readSettledToken(torn, async () => undefined)).toBeUndefined();
    expect(await readSettledToken(`${torn}x`, () => Promise.reject(new Error("must not wait")))).toBeUndefined();
  });

  it("is removed once", async () => {
    const file = await stored("{}");
    expect([await removeToken(file), await removeToken(file)]).toEqual([true, false]);
  });

  it("is an error, not a miss, when it cannot be read", async () => {
    const folder = join(await temporaryFolder(), "a.json");
    await mkdir(folder);
    await expect(readStoredToken(folder)).rejects.toMatchObject({ code: "FILE_UNREADABLE", data: { file: folder } });
  });

  it("is refused before anything is spent when its folder cannot be one", async () => {
    const file = await stored("{}");
    await expect(reserveRoom(join(file, "a.json"))).rejects.toMatchObject({ code: "FILE_UNWRITABLE" });
    await expect(writeToken(join(file, "a.json"), token, undefined)).rejects.toMatchObject({ code: "FILE_UNWRITABLE" });
    expect(await readFile(file, "utf8")).toBe("{}");
  });
});
