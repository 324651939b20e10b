import { readdir, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { signinCredentials } from "../../src/console-login/credentials.ts";
import { getCallerIdentity } from "../../src/sts/get-caller-identity.ts";
import { endpointAt, failureOf } from "../sts/local-sts.ts";
import { alice, consoleWorld, maria, ownBrowser } from "./console-world.ts";

type World = Awaited<ReturnType<typeof consoleWorld>>;

/** What the page of a sign-in across devices shows, fetched by a browser on another machine. */
const copiedCode = async (shown: readonly { readonly url: string }[]) => {
  const page = await (await fetch(shown.at(-1)?.url ?? "")).text();
  return /<p class="code long">([^<]+)<\/p>/.exec(page)?.[1] ?? "";
};

const identityOf = async ({ aws }: World, credentials: Awaited<ReturnType<typeof signinCredentials>>) =>
  await getCallerIdentity({ credentials, endpoint: endpointAt(aws.url) }, { environment: {}, clock: () => aws.now() });

describe("a sign-in on the same device", () => {
  it("opens AWS's page, takes what the browser brings back, and keeps the session for all tools", async () => {
    const world = await consoleWorld();
    const { browser, pages, closed } = ownBrowser();
    const credentials = await signinCredentials({ source: world.source(), mode: "sign-in" }, world.deps({ browser }));
    expect(await identityOf(world, credentials)).toMatchObject({ arn: alice, accountId: "111122223333" });
    expect(credentials.accountId).toBe("111122223333");
    expect(credentials.expiration?.getTime()).toBeGreaterThan(world.aws.now() + 890_000);
    expect(JSON.parse(await world.textOf())).toMatchObject({
      accessToken: { accessKeyId: credentials.accessKeyId, accountId: "111122223333" },
      tokenType: "aws_sigv4",
      clientId: "arn:aws:signin:::devtools/same-device",
      dpopKey: expect.stringMatching(/^-----BEGIN EC PRIVATE KEY-----\n/),
      signInRegion: "eu-west-1",
    });
    expect(world.shown).toMatchObject([{ kind: "address", opened: true, identity: alice }]);
    await closed();
    expect(pages).toMatchObject([{ status: 200, text: expect.stringContaining("profile dev") }]);
  });

  it("leaves a listener to no one: a taken port is an error before the browser opens", async () => {
    const world = await consoleWorld();
    const { browser, pages } = ownBrowser();
    const signIn = { redirectPort: world.aws.port };
    const failure = await failureOf(
      signinCredentials({ source: world.source(), mode: "sign-in", signIn }, world.deps({ browser })),
    );
    expect([failure.code, pages, world.shown]).toEqual(["USAGE", [], []]);
  });

  it("shows the address where no browser can be opened, and takes the address that the user pastes", async () => {
    const world = await consoleWorld();
    const paste = async (shown: readonly { readonly url: string }[]) => {
      const response = await fetch(shown.at(-1)?.url ?? "", { redirect: "manual" });
      return response.headers.get("location") ?? "";
    };
    const signIn = { noBrowser: true };
    const credentials = await signinCredentials(
      { source: world.source(), mode: "sign-in", signIn },
      world.deps({ pastes: [paste] }),
    );
    expect(await identityOf(world, credentials)).toMatchObject({ arn: alice });
    expect(world.shown).toMatchObject([{ opened: false, mayPaste: true }]);
  });

  it("opens nothing but a web address", async () => {
    const world = await consoleWorld();
    const { browser } = ownBrowser();
    const source = world.source(alice, {
      endpoint: { url: "javascript:alert(1)", fips: false, dualStack: false, caBundle: undefined },
    });
    const failure = await failureOf(signinCredentials({ source, mode: "sign-in" }, world.deps({ browser })));
    expect([failure.code, world.shown]).toEqual(["INVALID_VALUE", []]);
  });

  it("says so when the user denies", async () => {
    const world = await consoleWorld({ signIn: "denied" });
    const { browser, pages, closed } = ownBrowser();
    const failure = await failureOf(signinCredentials({ source: world.source(), mode: "sign-in" }, world.deps({ browser })));
    expect(failure).toMatchObject({ code: "SIGN_IN_DENIED", data: { profile: "dev" } });
    await closed();
    expect(pages).toMatchObject([{ status: 400, text: expect.stringContaining("denied") }]);
    expect(world.tokenCalls()).toEqual([]);
  });

  it("does not use what belongs to another sign-in, and goes on waiting for its own", async () => {
    const world = await consoleWorld();
    const statuses: number[] = [];
    const browser = async (url: string) => {
      const redirect = new URL(url).searchParams.get("redirect_uri");
      for (const query of ["code=forged&state=forged", "error=x"]) statuses.push((await fetch(`${redirect}?${query}`)).status);
    };
    const late = world.deps({ browser }, { wait: async () => undefined });
    const failure = await failureOf(signinCredentials({ source: world.source(), mode: "sign-in" }, late));
    expect([failure.code, world.tokenCalls()]).toEqual(["SIGN_IN_EXPIRED", []]);
    expect(statuses.every((status) => status === 400)).toBe(true);
  });

  it("ends when the time is over, or the user gives up", async () => {
    const world = await consoleWorld();
    const browser = async () => undefined;
    const late = world.deps({ browser }, { wait: async () => undefined });
    expect((await failureOf(signinCredentials({ source: world.source(), mode: "sign-in" }, late))).code).toBe("SIGN_IN_EXPIRED");
    const signIn = { signal: AbortSignal.abort() };
    const input = { source: world.source(), mode: "sign-in", insist: true, signIn } as const;
    expect((await failureOf(signinCredentials(input, world.deps({ browser })))).code).toBe("INTERRUPTED");
  });

  it("refuses a browser that is signed in as someone else, and keeps nothing", async () => {
    const world = await consoleWorld({ consoleSignIn: { principals: [maria, alice] } });
    const { browser, pages, closed } = ownBrowser();
    const failure = await failureOf(signinCredentials({ source: world.source(), mode: "sign-in" }, world.deps({ browser })));
    expect(failure).toMatchObject({ code: "SIGN_IN_FAILED", data: { profile: "dev", loginSession: alice, signedInAs: maria } });
    expect(failure.message).toContain(maria);
    expect(failure.hints.join("\n")).toContain("aws-temp login dev");
    expect(await readdir(dirname(world.fileOf()))).toEqual([]);
    await closed();
    expect(pages).toMatchObject([{ status: 400, text: expect.stringContaining(maria) }]);
  });

  it("says which policy is missing when AWS does not let the identity", async () => {
    const world = await consoleWorld();
    world.aws.updateUser(alice, { deny: ["signin:CreateOAuth2Token"] });
    const { browser } = ownBrowser();
    const failure = await failureOf(signinCredentials({ source: world.source(), mode: "sign-in" }, world.deps({ browser })));
    expect(failure.code).toBe("ACCESS_DENIED");
    expect(failure.hints.join()).toContain("SignInLocalDevelopmentAccess");
  });

  it("asks no one when the session could not be kept", async () => {
    const world = await consoleWorld();
    const cache = join(world.home, "login");
    await symlink(join(world.home, "missing", "folder"), cache);
    const { browser } = ownBrowser();
    const deps = world.deps({ browser }, { environment: { DISPLAY: ":0", AWS_LOGIN_CACHE_DIRECTORY: cache } });
    const failure = await failureOf(signinCredentials({ source: world.source(), mode: "sign-in" }, deps));
    expect([failure.code, world.shown]).toEqual(["FILE_UNWRITABLE", []]);
  });
});

describe("a sign-in across devices", () => {
  const overSsh = { environment: { SSH_CONNECTION: "10.0.0.1 1 10.0.0.2 22" } };

  it("takes the code that the page shows on another machine, after something else was pasted", async () => {
    const world = await consoleWorld();
    const deps = world.deps({ pastes: [() => "hello", copiedCode] }, overSsh);
    const credentials = await signinCredentials({ source: world.source(), mode: "sign-in" }, deps);
    expect(await identityOf(world, credentials)).toMatchObject({ arn: alice });
    expect(JSON.parse(await world.textOf()).clientId).toBe("arn:aws:signin:::devtools/cross-device");
    expect(world.shown).toMatchObject([{ kind: "address", opened: false, pastes: "code", identity: alice }]);
    expect(new URL(world.shown[0]?.url ?? "").searchParams.get("redirect_uri")).toBe(`${world.aws.url}/v1/sessions/confirmation`);
    expect(world.warnings).toHaveLength(1);
  });

  it("renews with the client that it began with", async () => {
    const world = await consoleWorld();
    const deps = world.deps({ pastes: [copiedCode] }, overSsh);
    await signinCredentials({ source: world.source(), mode: "sign-in" }, deps);
    world.aws.advance(601);
    expect(
      await identityOf(world, await signinCredentials({ source: world.source(), mode: "refresh" }, world.deps())),
    ).toMatchObject({
      arn: alice,
    });
  });

  it("needs someone who can paste", async () => {
    const world = await consoleWorld();
    const input = { source: world.source(), mode: "sign-in", signIn: { useDeviceCode: true } } as const;
    const failure = await failureOf(signinCredentials(input, world.deps({ browser: async () => undefined })));
    expect(failure).toMatchObject({ code: "SIGN_IN_NEEDED", hints: [expect.stringContaining("aws-temp login dev")] });
  });
});
