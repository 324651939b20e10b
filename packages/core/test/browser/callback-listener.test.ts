import { request } from "node:http";
import { describe, expect, it, onTestFinished } from "vitest";
import { type CallbackListener, listenForCallback } from "../../src/browser/callback-listener.ts";
import { CredentialError } from "../../src/errors/credential-error.ts";
import { Secret } from "../../src/model/secret.ts";

const signedIn = { kind: "signed-in", to: "the SSO session dev" } as const;

async function listener(port?: number): Promise<CallbackListener> {
  const opened = await listenForCallback({ port, state: new Secret("st") });
  onTestFinished(() => opened.close(signedIn));
  return opened;
}

interface Answer {
  readonly status: number | undefined;
  readonly text: string;
}

function ask(url: string, told: { readonly method?: string; readonly headers?: Record<string, string> } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: told.method ?? "GET", headers: told.headers, agent: false }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part) => {
        text += part;
      });
      response.on("end", () => resolve({ status: response.statusCode, text }));
    });
    sent.on("error", reject).end();
  });
}

describe("listenForCallback", () => {
  it("takes one answer, keeps the browser waiting for its page, and closes", async () => {
    const { redirectUri, received, close } = await listener();
    expect(redirectUri).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/oauth\/callback$/);
    const page = ask(`${redirectUri}?code=c0de&state=st`);
    const callback = await received;
    expect(callback.kind === "code" && callback.code.reveal()).toBe("c0de");
    const second = await ask(`${redirectUri}?code=other&state=st`);
    expect(second).toMatchObject({ status: 409, text: expect.stringContaining("Already answered") });
    await close(signedIn);
    expect(await page).toMatchObject({ status: 200, text: expect.stringContaining("the SSO session dev") });
    await expect(ask(redirectUri)).rejects.toMatchObject({ code: "ECONNREFUSED" });
  });

  it("tells the browser of a failure", async () => {
    const { redirectUri, received, close } = await listener();
    const page = ask(`${redirectUri}?error=access_denied&state=st`);
    expect(await received).toMatchObject({ kind: "refused", error: "access_denied" });
    await close({ kind: "failed", reason: "The sign-in was denied." });
    expect(await page).toMatchObject({ status: 400, text: expect.stringContaining("was denied") });
  });

  it.each([
    { name: "the browser's wish for an icon", path: "/favicon.ico", status: 404 },
    { name: "the root", path: "/", status: 404 },
    { name: "a path that only begins like ours", path: "/oauth/callbacks?code=c&state=st", status: 404 },
    { name: "another method", path: "/oauth/callback?code=c&state=st", method: "POST", status: 405 },
    { name: "HEAD", path: "/oauth/callback?code=c&state=st", method: "HEAD", status: 405 },
    { name: "another host's name", path: "/oauth/callback?code=c&state=st", host: "evil.example", status: 421 },
    { name: "localhost, which may be another address", path: "/oauth/callback?code=c&state=st", host: "localhost", status: 421 },
    { name: "no parameters", path: "/oauth/callback", status: 400 },
    { name: "a code with another sign-in's state", path: "/oauth/callback?code=c&state=forged", status: 400 },
    { name: "an error without a state", path: "/oauth/callback?error=x", status: 400 },
    { name: "an error with another sign-in's state", path: "/oauth/callback?error=x&state=forged", status: 400 },
  ])("turns away $name and goes on waiting", async ({ path, method = "GET", host, status }) => {
    const { redirectUri, received } = await listener();
    const url = new URL(path, redirectUri).href;
    const port = new URL(redirectUri).port;
    const headers = host === undefined ? {} : { Host: `${host}:${port}` };
    expect(await ask(url, { method, headers })).toMatchObject({ status });
    // Still open for the true answer.
    void ask(`${redirectUri}?code=true&state=st`).catch(() => undefined);
    const callback = await received;
    expect(callback.kind === "code" && callback.code.reveal()).toBe("true");
  });

  it("is not kept open by a browser that does nothing", async () => {
    const { redirectUri, close } = await listener();
    const idle = request(redirectUri, { agent: false });
    idle.on("error", () => undefined);
    await new Promise<void>((resolve) => idle.on("socket", (socket) => socket.once("connect", resolve)));
    await close(signedIn);
    idle.destroy();
  });

  it("survives a browser that leaves before its page comes", async () => {
    const { redirectUri, received, close } = await listener();
    const gone = request(`${redirectUri}?code=c0de&state=st`, { agent: false });
    gone.on("error", () => undefined).end();
    await received;
    gone.destroy();
    await close(signedIn);
  });

  it("says when the port is taken", async () => {
    const { redirectUri } = await listener();
    const port = Number(new URL(redirectUri).port);
    const failure = await listenForCallback({ port, state: new Secret("st") }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(CredentialError);
    expect(failure).toMatchObject({ code: "USAGE", message: expect.stringContaining(String(port)) });
    expect((failure as CredentialError).hints.join()).toContain("--redirect-port");
  });
});
