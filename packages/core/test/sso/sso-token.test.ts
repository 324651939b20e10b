import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { Secret } from "../../src/model/secret.ts";
import { plainEndpoint, type SsoSession, ssoSessionKey } from "../../src/sso/sso-session.ts";
import { belongsTo, parseToken, printToken, type SsoToken } from "../../src/sso/token/sso-token.ts";
import { readToken, ssoTokenFile, writeToken } from "../../src/sso/token/token-cache.ts";
import { temporaryFolder } from "../temp-folder.ts";

const session: SsoSession = {
  name: "dev",
  startUrl: "https://d-1234567890.awsapps.com/start",
  region: "eu-west-1",
  scopes: ["sso:account:access"],
  endpoint: plainEndpoint,
};

const cliFile = {
  startUrl: session.startUrl,
  region: "eu-west-1",
  accessToken: "aoaCANARY-access",
  expiresAt: "2026-11-20T13:00:00Z",
  clientId: "client",
  clientSecret: "CANARY-client-secret",
  registrationExpiresAt: "2027-02-18T12:00:00Z",
  refreshToken: "aorCANARY-refresh",
};

const token = parseToken(JSON.stringify(cliFile)) as SsoToken;

describe("the name of a token file", () => {
  it.each([
    { name: undefined, startUrl: "https://ssotest.awsapps.com/start", key: "dace00cba5f8355ec9d274ceb2bcebdfbeed0e12" },
    { name: "dev", startUrl: "https://whatever.awsapps.com/start", key: "34c6fceca75e456f25e7e99531e2425c6c1de443" },
  ])("is the AWS CLI's: $key", ({ name, startUrl, key }) => {
    expect(ssoSessionKey({ name, startUrl })).toBe(key);
    expect(ssoTokenFile("/home/me", { name, startUrl })).toMatch(
      new RegExp(`[/\\\\]\\.aws[/\\\\]sso[/\\\\]cache[/\\\\]${key}\\.json$`),
    );
  });

  it("is of the start URL exactly as it was configured", () => {
    const key = (startUrl: string) => ssoSessionKey({ name: undefined, startUrl });
    expect(
      new Set([key("https://a.awsapps.com/start"), key("https://a.awsapps.com/start/"), key("https://a.awsapps.com/start#/")])
        .size,
    ).toBe(3);
  });
});

describe("parseToken", () => {
  it("reads what the AWS CLI writes", () => {
    expect(token).toMatchObject({ startUrl: session.startUrl, region: "eu-west-1", clientId: "client" });
    expect(token.accessToken.reveal()).toBe("aoaCANARY-access");
    expect(token.refreshToken?.reveal()).toBe("aorCANARY-refresh");
    expect(token.expiresAt).toEqual(new Date("2026-11-20T13:00:00Z"));
    expect(token.registrationExpiresAt).toEqual(new Date("2027-02-18T12:00:00Z"));
  });

  it.each([
    { name: "the JavaScript SDK's milliseconds", expiresAt: "2026-11-20T13:00:00.123Z" },
    { name: "old botocore's UTC", expiresAt: "2026-11-20T13:00:00UTC" },
    { name: "an offset", expiresAt: "2026-11-20T14:00:00+01:00" },
  ])("reads $name", ({ expiresAt }) => {
    const read = parseToken(JSON.stringify({ ...cliFile, expiresAt }));
    expect(Math.floor((read?.expiresAt.getTime() ?? 0) / 1000)).toBe(Date.parse("2026-11-20T13:00:00Z") / 1000);
  });

  it("finds fields in any case, as the Rust SDK does; the exact one wins", () => {
    const text = JSON.stringify({ ACCESSTOKEN: "upper", ExpiresAt: cliFile.expiresAt, RefreshToken: "other" });
    expect(parseToken(text)?.accessToken.reveal()).toBe("upper");
    expect(parseToken(text.replace("{", '{"accessToken":"exact",'))?.accessToken.reveal()).toBe("exact");
  });

  it("needs no more than a token and its end", () => {
    const { accessToken, expiresAt } = cliFile;
    expect(parseToken(JSON.stringify({ accessToken, expiresAt }))).toMatchObject({
      refreshToken: undefined,
      clientId: undefined,
    });
  });

  it.each([
    { name: "an empty file", text: "" },
    { name: "a torn file", text: JSON.stringify(cliFile).slice(0, -20) },
    { name: "a file with something behind it", text: `${JSON.stringify(cliFile)}"}"}` },
    { name: "a list", text: "[]" },
    { name: "null", text: "null" },
    { name: "a client registration", text: '{"clientId":"a","clientSecret":"b","expiresAt":"2027-02-18T12:00:00Z"}' },
    { name: "a token without an end", text: '{"accessToken":"a"}' },
    { name: "an end that is no time", text: '{"accessToken":"a","expiresAt":"soon"}' },
    { name: "a token that is no text", text: '{"accessToken":{},"expiresAt":"2027-02-18T12:00:00Z"}' },
    { name: "an empty token", text: '{"accessToken":"","expiresAt":"2027-02-18T12:00:00Z"}' },
  ])("takes $name for none", ({ text }) => {
    expect(parseToken(text)).toBeUndefined();
  });

  it("shows no secret", () => {
    expect(`${inspect(token, { depth: 9 })}${JSON.stringify(token)}`).not.toContain("CANARY");
  });
});

describe("printToken", () => {
  it("writes what the AWS CLI writes", () => {
    expect(printToken(token, undefined)).toBe(JSON.stringify(cliFile));
  });

  it("leaves out what there is not", () => {
    const { accessToken, expiresAt } = token;
    const bare = {
      ...token,
      refreshToken: undefined,
      clientId: undefined,
      clientSecret: undefined,
      registrationExpiresAt: undefined,
    };
    expect(Object.keys(JSON.parse(printToken({ ...bare, accessToken, expiresAt }, undefined)))).toEqual([
      "startUrl",
      "region",
      "accessToken",
      "expiresAt",
    ]);
  });

  it("keeps what other tools added, and no old spelling of what it writes", () => {
    const before = JSON.stringify({ theirs: [1], RefreshToken: "old", accesstoken: "old", "": "odd" });
    const written = JSON.parse(printToken(token, before));
    expect(written).toEqual({ ...cliFile, theirs: [1], "": "odd" });
  });

  it.each(["", "{torn", "[1]"])("is not disturbed by %j before it", (before) => {
    expect(printToken(token, before)).toBe(JSON.stringify(cliFile));
  });
});

describe("belongsTo", () => {
  const of = (told: Partial<SsoToken>, here: Partial<SsoSession> = {}) =>
    belongsTo({ ...token, ...told }, { ...session, ...here });
  const vanity = { startUrl: "https://aws.acme.example" };
  it.each([
    { name: "the same start URL and region", belongs: of({}) },
    { name: "a file that names neither", belongs: of({ startUrl: undefined, region: undefined }) },
    { name: "a start URL that differs at its end", belongs: of({ startUrl: `${session.startUrl}/#/` }) },
    { name: "a vanity address and the one it leads to", belongs: of({ region: "us-east-1" }, vanity) },
    { name: "a vanity address and itself", belongs: of({ ...vanity, region: "us-east-1" }, vanity) },
  ])("says yes to $name", ({ belongs }) => {
    expect(belongs).toBe(true);
  });

  it.each([
    { name: "another start URL", belongs: of({}, { startUrl: "https://other.awsapps.com/start" }) },
    { name: "another region", belongs: of({}, { region: "us-east-1" }) },
    { name: "another vanity address", belongs: of({ startUrl: "https://aws.other.example" }, vanity) },
  ])("says no to $name", ({ belongs }) => {
    expect(belongs).toBe(false);
  });
});

describe("the token cache", () => {
  it("gives back what was written, in a file for its owner alone", async () => {
    const home = await temporaryFolder();
    expect(await readToken(home, session)).toBeUndefined();
    await writeToken(home, session, token, "signed-in");
    const read = await readToken(home, session);
    expect(read?.accessToken.reveal()).toBe(token.accessToken.reveal());
    const file = ssoTokenFile(home, session);
    if (process.platform !== "win32") expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(dirname(file))).toHaveLength(1);
  });

  it("closes a file that another tool left open to all", async () => {
    const home = await temporaryFolder();
    const file = ssoTokenFile(home, session);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, JSON.stringify({ ...cliFile, theirs: 1 }), { mode: 0o644 });
    await writeToken(home, session, { ...token, accessToken: new Secret("next") }, "refreshed");
    expect(JSON.parse(await readFile(file, "utf8"))).toMatchObject({ accessToken: "next", theirs: 1 });
    if (process.platform !== "win32") expect((await stat(file)).mode & 0o777).toBe(0o600);
    await writeToken(home, session, token, "signed-in");
    expect(JSON.parse(await readFile(file, "utf8"))).not.toHaveProperty("theirs");
  });

  it("says which file cannot be read", async () => {
    const home = await temporaryFolder();
    const file = ssoTokenFile(home, session);
    await mkdir(file, { recursive: true });
    await expect(readToken(home, session)).rejects.toMatchObject({ code: "FILE_UNREADABLE", data: { file } });
  });

  it("does not read the token of the start URL that was configured before", async () => {
    const home = await temporaryFolder();
    await writeToken(home, session, token, "signed-in");
    expect(await readToken(home, { ...session, startUrl: "https://d-0987654321.awsapps.com/start" })).toBeUndefined();
  });
});
