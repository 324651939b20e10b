import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { callbackPage, escapeHtml, type PageContent } from "../../src/browser/callback-page.ts";

const pages: readonly { readonly name: string; readonly content: PageContent; readonly says: string; readonly status: number }[] =
  [
    { name: "success", content: { kind: "signed-in", to: "the SSO session dev" }, says: "Signed in", status: 200 },
    {
      name: "failure",
      content: { kind: "failed", reason: "Denied.", detail: "User said no" },
      says: "Not signed in",
      status: 400,
    },
    { name: "a second answer", content: { kind: "already-answered" }, says: "Already answered", status: 409 },
  ];

describe.each(pages)("the page of $name", ({ content, says, status }) => {
  const { headers, body, status: given } = callbackPage(content);

  it("says what happened, and that it can be closed", () => {
    expect(given).toBe(status);
    expect(body).toContain(`<title>${says} · aws-temp</title>`);
    expect(body).toMatch(new RegExp(`<h1>.*${says}</h1>`));
    expect(body).toContain("close this page");
  });

  it("loads nothing and runs nothing", () => {
    expect(body).not.toMatch(/\b(?:src|href|srcset|action|background)\s*=|url\(|@import|<script|\bon\w+\s*=|https?:/i);
  });

  it("allows nothing but its own style", () => {
    const style = /<style>([\s\S]*?)<\/style>/.exec(body)?.[1] ?? "";
    const hash = createHash("sha256").update(style).digest("base64");
    expect(headers["Content-Security-Policy"]).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
    expect(headers).toMatchObject({
      "Cache-Control": "no-store",
      "Content-Type": "text/html; charset=utf-8",
      "Referrer-Policy": "no-referrer",
      "X-Content-Type-Options": "nosniff",
      "X-Frame-Options": "DENY",
    });
  });

  it("can be read by everybody", () => {
    expect(body).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(body).toContain('<meta name="viewport" content="width=device-width, initial-scale=1">');
    expect(body).toMatch(/role="(?:status|alert)"/);
    expect(body).toContain("prefers-color-scheme:dark");
  });
});

describe("what others said", () => {
  const nasty = `<img src=x onerror=alert(1)>&"'`;

  it("is text on the page, never markup", () => {
    const failed = callbackPage({ kind: "failed", reason: nasty, detail: nasty }).body;
    const signedIn = callbackPage({ kind: "signed-in", to: nasty }).body;
    expect(failed.split("&lt;img src=x onerror=alert(1)&gt;&amp;&quot;&#39;")).toHaveLength(3);
    expect(`${failed}${signedIn}`).not.toContain("<img");
  });

  it("is escaped for quoted attributes, too", () => {
    expect(escapeHtml(nasty)).toBe("&lt;img src=x onerror=alert(1)&gt;&amp;&quot;&#39;");
  });
});

it("shows no control character of a name or of the service's words", () => {
  const hostile = "dev\u001b]52;c;aGk=\u0007\u202e\u009b2J\r\nSigned in";
  for (const content of [
    { kind: "signed-in", to: hostile },
    { kind: "failed", reason: hostile, detail: hostile },
  ] as const) {
    const shown = callbackPage(content)
      .body.split("\n")
      .filter((line) => line.includes("dev"));
    expect(shown.join("")).toContain("dev\ufffd]52;c;aGk=\ufffd\ufffd\ufffd2J\ufffd\ufffdSigned in");
    expect(shown.join("")).not.toMatch(/\p{Cc}|\u202e/u);
  }
});
