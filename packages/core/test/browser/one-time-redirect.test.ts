import { request } from "node:http";
import { describe, expect, it, onTestFinished } from "vitest";
import { serveRedirectOnce } from "../../src/browser/one-time-redirect.ts";
import { ownerOf } from "../../src/browser/peer-owner.ts";
import { Secret } from "../../src/model/secret.ts";

const secret = "https://signin.aws.amazon.com/federation?SigninToken=canary-token";

async function redirect(user = process.getuid?.()) {
  const opened = await serveRedirectOnce(new Secret(secret), user);
  onTestFinished(() => opened.close());
  return opened;
}

type Answer = { readonly status: number | undefined; readonly to: string | undefined; readonly text: string };

function ask(url: string, told: { readonly method?: string; readonly headers?: Record<string, string> } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: told.method ?? "GET", headers: told.headers, agent: false }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part) => {
        text += part;
      });
      response.on("end", () => resolve({ status: response.statusCode, to: response.headers.location, text }));
    });
    sent.on("error", reject).end();
  });
}

describe("serveRedirectOnce", () => {
  it("leads the first visitor on, and no one after", async () => {
    const { url, visited, close } = await redirect();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{43}$/);
    const [first, second] = [await ask(url), await ask(url)];
    expect(first).toMatchObject({ status: 302, to: secret });
    expect(second).toMatchObject({ status: 410, to: undefined });
    await visited;
    await close();
    await expect(ask(url)).rejects.toMatchObject({ code: "ECONNREFUSED" });
  });

  it("leads one on of many that come at once", async () => {
    const { url } = await redirect();
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(url)));
    expect(answers.filter(({ to }) => to === secret)).toHaveLength(1);
  });

  it.each<{ name: string; change: (url: string) => [string, Parameters<typeof ask>[1]?]; status: number }>([
    { name: "another path", change: (url) => [`${url}x`], status: 404 },
    { name: "a shorter path", change: (url) => [url.slice(0, -1)], status: 404 },
    { name: "the root", change: (url) => [new URL("/", url).href], status: 404 },
    { name: "a query behind the path", change: (url) => [`${url}?x`], status: 404 },
    { name: "another method", change: (url) => [url, { method: "POST" }], status: 405 },
    { name: "a look without coming", change: (url) => [url, { method: "HEAD" }], status: 405 },
    { name: "a page that made its name point here", change: (url) => [url, { headers: { Host: "evil.example" } }], status: 421 },
    {
      name: "localhost",
      change: (url) => [url.replace("127.0.0.1", "localhost"), { headers: { Host: "localhost" } }],
      status: 421,
    },
  ])("turns away $name, and waits on", async ({ change, status }) => {
    const { url } = await redirect();
    const answer = await ask(...change(url));
    expect(answer).toMatchObject({ status, to: undefined });
    expect(answer.text).not.toContain("canary");
    expect(await ask(url)).toMatchObject({ status: 302 });
  });

  it.runIf(process.platform === "linux")("turns away another user's program, and waits on", async () => {
    const { url, close } = await redirect((process.getuid?.() ?? 0) + 1);
    const answer = await ask(url);
    expect(answer).toMatchObject({ status: 403, to: undefined });
    await close();
  });
});

const table = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 1 1 0 100 0 0 10 0
   1: 0100007F:D431 0100007F:1F90 01 00000000:00000000 00:00000000 00000000  1001        0 2 1 0 20 4 30 10 -1
   2: 0100007F:1F90 0100007F:D431 01 00000000:00000000 00:00000000 00000000  1000        0 3 1 0 20 4 30 10 -1`;

it.each([
  { name: "the other end's", ports: { theirs: 0xd431, ours: 0x1f90 }, owner: 1001 },
  { name: "no one's for another connection", ports: { theirs: 0xd432, ours: 0x1f90 }, owner: undefined },
  { name: "no one's where there is no table", ports: { theirs: 1, ours: 2 }, text: "", owner: undefined },
])("reads $name user from the system's table", ({ ports, text = table, owner }) => {
  expect(ownerOf(text, ports)).toBe(owner);
});
