import { mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { startProxy } from "@aws-temp/local-aws";
import { describe, expect, it, onTestFinished } from "vitest";
import { signinCredentials } from "../../src/console-login/credentials.ts";
import { getCallerIdentity } from "../../src/sts/get-caller-identity.ts";
import { endpointAt, failureOf } from "../sts/local-sts.ts";
import { alice, consoleWorld, ownBrowser } from "./console-world.ts";
import { awsCliFile, planted } from "./session-file.ts";
import { granted, signinServer } from "./signin-server.ts";

type World = Awaited<ReturnType<typeof consoleWorld>>;

/** Signs in once, as whoever tests later commands has done before. */
async function signedIn(options?: Parameters<typeof consoleWorld>[0]) {
  const world = await consoleWorld(options);
  const { browser, closed } = ownBrowser();
  const credentials = await signinCredentials({ source: world.source(), mode: "sign-in" }, world.deps({ browser }));
  await closed();
  world.aws.clearCalls();
  return { world, credentials };
}

/** Puts a file of another tool there, whose credentials live as long as told, by local AWS's clock. */
async function put({ aws, fileOf }: World, secondsLeft: number, fields: Readonly<Record<string, unknown>> = {}) {
  const text = awsCliFile({ expiresAt: `${new Date(aws.now() + secondsLeft * 1000).toISOString().slice(0, 19)}Z`, ...fields });
  await mkdir(dirname(fileOf()), { recursive: true });
  await writeFile(fileOf(), text, { mode: 0o644 });
  return text;
}

const secrets = Object.values(planted);

describe("signinCredentials", () => {
  it("hands out what the AWS CLI left, without a call", async () => {
    const world = await consoleWorld();
    const text = await put(world, 600);
    const credentials = await signinCredentials({ source: world.source(), mode: "refresh" }, world.deps());
    expect(credentials).toMatchObject({ accessKeyId: "ASIAPLANTEDEXAMPLE01", accountId: "111122223333" });
    expect(credentials.secretAccessKey.reveal()).toBe(planted.secretAccessKey);
    expect([world.aws.calls(), await world.textOf()]).toEqual([[], text]);
  });

  it.each([
    { name: "more than five minutes", left: 302, minTtlSeconds: undefined, renewed: false },
    { name: "five minutes", left: 300, minTtlSeconds: undefined, renewed: true },
    { name: "no more than was asked for", left: 700, minTtlSeconds: 800, renewed: true },
    { name: "more than was asked for", left: 120, minTtlSeconds: 60, renewed: false },
  ])("with $name left, renews: $renewed", async ({ left, minTtlSeconds, renewed }) => {
    const { world, credentials } = await signedIn();
    world.aws.advance(900 - left);
    const later = await signinCredentials({ source: world.source(), mode: "refresh", minTtlSeconds }, world.deps());
    expect(later.accessKeyId !== credentials.accessKeyId).toBe(renewed);
    expect(world.tokenCalls()).toHaveLength(renewed ? 1 : 0);
  });

  it("does not renew at each call when more is asked for than AWS gives", async () => {
    const { world } = await signedIn();
    const input = { source: world.source(), mode: "refresh", minTtlSeconds: 3600 } as const;
    await signinCredentials(input, world.deps());
    expect(world.tokenCalls()).toHaveLength(0);
  });

  it("renews for hours, each time with the token of the time before, and keeps account, id token and foreign fields", async () => {
    const { world } = await signedIn({ consoleSignIn: { refreshReuse: "refuse" } });
    const before = JSON.parse(await world.textOf());
    await writeFile(world.fileOf(), JSON.stringify({ ...before, note: "mine" }));
    for (let hour = 0; hour < 3; hour++) {
      world.aws.advance(3600);
      const credentials = await signinCredentials({ source: world.source(), mode: "refresh" }, world.deps());
      const identity = { credentials, endpoint: endpointAt(world.aws.url) };
      expect(await getCallerIdentity(identity, { environment: {}, clock: () => world.aws.now() })).toMatchObject({ arn: alice });
    }
    const { accessToken, refreshToken, ...rest } = JSON.parse(await world.textOf());
    expect({ ...rest, note: undefined }).toEqual({ ...before, note: undefined, accessToken: undefined, refreshToken: undefined });
    expect([rest.note, accessToken.accountId, refreshToken === before.refreshToken]).toEqual(["mine", "111122223333", false]);
    if (process.platform !== "win32") expect((await stat(world.fileOf())).mode & 0o777).toBe(0o600);
    expect(world.tokenCalls()).toHaveLength(3);
  });

  it("closes a file that another tool left open, and gives it the AWS CLI's kind of key", async () => {
    const world = await consoleWorld();
    const server = await signinServer((_, response) => response.end(granted(1)));
    const accessToken = { ...JSON.parse(awsCliFile()).accessToken, accountId: undefined, expiresAt: "2020-01-01T00:00:00Z" };
    await put(world, 0, { accessToken });
    const source = world.source(alice, { endpoint: { url: server.url, fips: false, dualStack: false, caBundle: undefined } });
    expect(await signinCredentials({ source, mode: "refresh" }, world.deps())).toMatchObject({ accountId: "111122223333" });
    expect(JSON.parse(await world.textOf())).toMatchObject({
      accessToken: { accountId: "111122223333", accessKeyId: "ASIARENEWEDEXAMPLE1" },
      refreshToken: "planted-refresh-token-1",
      idToken: planted.idToken,
    });
    if (process.platform !== "win32") expect((await stat(world.fileOf())).mode & 0o777).toBe(0o600);
  });

  it.each([
    {
      name: "that was signed in to, whatever the profile says now",
      signInRegion: "us-east-2",
      host: "us-east-2.signin.aws.amazon.com",
    },
    { name: "of the profile, where the session names none", signInRegion: undefined, host: "eu-west-1.signin.aws.amazon.com" },
  ])("renews in the region $name, through the proxy, with the CA bundle", async ({ signInRegion, host }) => {
    const world = await consoleWorld({ tls: true });
    const proxy = await startProxy({ upstream: world.aws.url });
    onTestFinished(() => proxy.close());
    await put(world, -1, { signInRegion });
    const source = world.source(alice, {
      endpoint: { url: undefined, fips: false, dualStack: false, caBundle: world.aws.caFile },
    });
    const deps = world.deps(undefined, { environment: { HTTPS_PROXY: proxy.url } });
    // Local AWS does not know this session; who was asked is what counts.
    expect((await failureOf(signinCredentials({ source, mode: "refresh" }, deps), ...secrets)).code).toBe("SIGN_IN_NEEDED");
    expect(proxy.requests()).toEqual([{ method: "CONNECT", target: `${host}:443`, outcome: "forwarded" }]);
    expect(world.aws.calls()).toMatchObject([{ host, operation: "CreateOAuth2Token", status: 400 }]);
  });

  describe("asks no one it may not ask", () => {
    it.each([
      { name: "there is no session", mode: "refresh", file: undefined },
      { name: "there is no session, from the cache alone", mode: "cached-only", file: undefined },
      { name: "the credentials have ended, from the cache alone", mode: "cached-only", file: -1 },
      { name: "there is no session and no one is there", mode: "sign-in", file: undefined },
    ] as const)("when $name", async ({ mode, file }) => {
      const world = await consoleWorld();
      if (file !== undefined) await put(world, file);
      const failure = await failureOf(signinCredentials({ source: world.source(), mode }, world.deps()), ...secrets);
      expect(failure).toMatchObject({ code: "SIGN_IN_NEEDED", hints: ["aws-temp login dev"], data: { profile: "dev" } });
      expect(world.aws.calls()).toEqual([]);
    });

    it("although someone is there", async () => {
      const world = await consoleWorld();
      await put(world, -1);
      const { browser } = ownBrowser();
      const failure = await failureOf(signinCredentials({ source: world.source(), mode: "refresh" }, world.deps({ browser })));
      expect([failure.code, world.shown]).toEqual(["SIGN_IN_NEEDED", []]);
    });

    it("and takes from the cache what lives for a moment", async () => {
      const world = await consoleWorld();
      await put(world, 5);
      expect(await signinCredentials({ source: world.source(), mode: "cached-only" }, world.deps())).toMatchObject({
        accessKeyId: "ASIAPLANTEDEXAMPLE01",
      });
    });
  });

  const overs = [
    { name: "it is over", end: (world: World) => world.aws.consoleSignIn.expireSessions() },
    { name: "the password was changed", end: (world: World) => world.aws.consoleSignIn.changePassword(alice) },
    { name: "AWS does not know it", end: async (world: World) => void (await put(world, -1)) },
    { name: "its key is unusable", end: async (world: World) => void (await put(world, -1, { dpopKey: "x" })) },
    { name: "its file is torn", end: (world: World) => writeFile(world.fileOf(), '{"accessToken":{"acc') },
  ];

  it.each(overs)("needs a sign-in when $name", async ({ end }) => {
    const { world } = await signedIn();
    world.aws.advance(1000);
    await end(world);
    const failure = await failureOf(signinCredentials({ source: world.source(), mode: "refresh" }, world.deps()), ...secrets);
    expect(failure.code).toBe("SIGN_IN_NEEDED");
    expect(failure.hints.join("\n")).toContain("aws-temp login dev");
  });

  it.each(overs)("signs in again, once, where someone is there when $name", async ({ end }) => {
    const { world } = await signedIn();
    world.aws.advance(1000);
    await end(world);
    const { browser } = ownBrowser();
    const credentials = await signinCredentials({ source: world.source(), mode: "sign-in" }, world.deps({ browser }));
    const identity = { credentials, endpoint: endpointAt(world.aws.url) };
    expect(await getCallerIdentity(identity, { environment: {}, clock: () => world.aws.now() })).toMatchObject({ arn: alice });
    expect(world.shown).toHaveLength(2);
  });

  it("goes on with what lives, and says so, while AWS cannot be reached", async () => {
    const { world, credentials } = await signedIn();
    world.aws.advance(700);
    world.aws.faults.set({ operation: "CreateOAuth2Token", effect: { kind: "throttle" } });
    const still = await signinCredentials({ source: world.source(), mode: "refresh" }, world.deps());
    expect([still.accessKeyId, world.warnings.length]).toEqual([credentials.accessKeyId, 1]);
    const asked = { source: world.source(), mode: "refresh", minTtlSeconds: 500, insist: true } as const;
    expect((await failureOf(signinCredentials(asked, world.deps()))).code).toBe("THROTTLED");
    const forced = { source: world.source(), mode: "refresh", force: true } as const;
    expect((await failureOf(signinCredentials(forced, world.deps()))).code).toBe("THROTTLED");
    world.aws.advance(300);
    expect((await failureOf(signinCredentials({ source: world.source(), mode: "refresh" }, world.deps()))).code).toBe(
      "THROTTLED",
    );
  });

  it("uses up what lives of a session that is over where no one can be asked, and asks where someone can", async () => {
    const { world, credentials } = await signedIn();
    world.aws.advance(700);
    world.aws.consoleSignIn.expireSessions();
    const still = await signinCredentials({ source: world.source(), mode: "refresh" }, world.deps());
    expect([still.accessKeyId, world.warnings.length]).toEqual([credentials.accessKeyId, 1]);
    const { browser } = ownBrowser();
    await signinCredentials({ source: world.source(), mode: "sign-in" }, world.deps({ browser }));
    expect(world.shown).toHaveLength(2);
  });

  it("tells no one a secret on the way", async () => {
    const { world } = await signedIn();
    const files = [await world.textOf()];
    await signinCredentials({ source: world.source(), mode: "refresh", force: true }, world.deps());
    files.push(await world.textOf());
    world.aws.advance(700);
    world.aws.consoleSignIn.expireSessions();
    await signinCredentials({ source: world.source(), mode: "refresh" }, world.deps());
    const held = files
      .map((text) => JSON.parse(text))
      .flatMap(({ accessToken, refreshToken, idToken, dpopKey }) => [
        ...[accessToken.secretAccessKey, accessToken.sessionToken, refreshToken, idToken, dpopKey.split("\n")[1]],
      ]);
    const told = JSON.stringify([world.told, world.shown]);
    expect(held.filter((secret) => told.includes(secret))).toEqual([]);
    expect(world.told.length).toBeGreaterThan(3);
  });

  it("renews or signs in again when it is told to", async () => {
    const { world, credentials } = await signedIn();
    const renewed = await signinCredentials({ source: world.source(), mode: "refresh", force: true }, world.deps());
    expect([renewed.accessKeyId === credentials.accessKeyId, world.shown.length]).toEqual([false, 1]);
    const { browser } = ownBrowser();
    const anew = await signinCredentials({ source: world.source(), mode: "sign-in", force: true }, world.deps({ browser }));
    expect([anew.accessKeyId === renewed.accessKeyId, world.shown.length]).toEqual([false, 2]);
  });

  it("renews once, however many are told to at the same time", async () => {
    const { world } = await signedIn();
    const ask = () => signinCredentials({ source: world.source(), mode: "refresh", force: true }, world.deps());
    expect(new Set((await Promise.all([ask(), ask(), ask()])).map(({ accessKeyId }) => accessKeyId)).size).toBe(1);
    expect(world.tokenCalls()).toHaveLength(1);
  });

  it("asks one user once, however many ask at the same time, and shares the answer", async () => {
    const world = await consoleWorld();
    const { browser } = ownBrowser();
    const deps = world.deps({ browser });
    const asked = Array.from({ length: 8 }, () => signinCredentials({ source: world.source(), mode: "sign-in" }, deps));
    expect(new Set((await Promise.all(asked)).map(({ accessKeyId }) => accessKeyId)).size).toBe(1);
    expect([world.shown.length, world.tokenCalls().length]).toEqual([1, 1]);
  });

  it("shares a denial with those who wait, and not with who asks again by name", async () => {
    const world = await consoleWorld({ signIn: "denied" });
    const { browser } = ownBrowser();
    const deps = world.deps({ browser });
    const ask = () => failureOf(signinCredentials({ source: world.source(), mode: "sign-in", insist: true }, deps));
    const codes = (await Promise.all(Array.from({ length: 4 }, ask))).map(({ code }) => code);
    expect([codes, world.shown.length]).toEqual([Array(4).fill("SIGN_IN_DENIED"), 1]);
    world.aws.advance(1);
    await failureOf(signinCredentials({ source: world.source(), mode: "sign-in" }, deps));
    expect(world.shown).toHaveLength(1);
    await ask();
    expect(world.shown).toHaveLength(2);
  });

  describe("respects what tools without a lock do to the file meanwhile", () => {
    /** The service answers only after something has happened to the file. */
    const during = async (happens: (world: World) => Promise<void>, answer = granted(1)) => {
      const world = await consoleWorld();
      const server = await signinServer((_, response) => {
        happens(world).then(
          () => response.end(answer),
          () => response.destroy(),
        );
      });
      const source = world.source(alice, { endpoint: { url: server.url, fips: false, dualStack: false, caBundle: undefined } });
      await put(world, -1);
      return { world, source };
    };

    it("does not bring a session back that was signed out", async () => {
      const { world, source } = await during((its) => rm(its.fileOf()));
      expect(await signinCredentials({ source, mode: "refresh" }, world.deps())).toMatchObject({
        accessKeyId: "ASIARENEWEDEXAMPLE1",
      });
      await expect(readFile(world.fileOf())).rejects.toMatchObject({ code: "ENOENT" });
    });

    it("does not overwrite a session that was signed in to again", async () => {
      const { createDpopKey, printDpopKey } = await import("../../src/console-login/token/dpop-key.ts");
      const dpopKey = printDpopKey(createDpopKey()).reveal();
      const accessToken = { ...JSON.parse(awsCliFile()).accessToken, accessKeyId: "ASIANEWSESSION000001" };
      let text = "";
      const { world, source } = await during(async (its) => {
        const expiresAt = new Date(its.aws.now() + 900_000).toISOString();
        text = await put(its, 0, { dpopKey, accessToken: { ...accessToken, expiresAt } });
      });
      expect(await signinCredentials({ source, mode: "refresh" }, world.deps())).toMatchObject({
        accessKeyId: "ASIANEWSESSION000001",
      });
      expect(await world.textOf()).toBe(text);
    });

    it("takes the session that another tool renewed when AWS refuses the token that it spent", async () => {
      const { world, credentials } = await signedIn({ consoleSignIn: { refreshReuse: "refuse" } });
      const old = await world.textOf();
      world.aws.advance(1000);
      // Another tool read the old file, renewed, and writes after we have read the old file, too.
      await signinCredentials({ source: world.source(), mode: "refresh" }, world.deps());
      const theirs = await world.textOf();
      await writeFile(world.fileOf(), old);
      const wait = () => Promise.resolve();
      const server = await signinServer((_, response) => {
        writeFile(world.fileOf(), theirs).then(() => {
          response.writeHead(401, { "x-amzn-errortype": "AccessDeniedException", date: new Date(world.aws.now()).toUTCString() });
          response.end('{"error":"TOKEN_EXPIRED","message":"The refresh token has expired."}');
        });
      });
      const source = world.source(alice, { endpoint: { url: server.url, fips: false, dualStack: false, caBundle: undefined } });
      const taken = await signinCredentials({ source, mode: "refresh" }, world.deps(undefined, { wait }));
      expect(taken.accessKeyId).toBe(JSON.parse(theirs).accessToken.accessKeyId);
      expect(taken.accessKeyId).not.toBe(credentials.accessKeyId);
    });
  });
});
