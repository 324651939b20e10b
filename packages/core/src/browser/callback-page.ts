import { createHash } from "node:crypto";
import { printableLine } from "../model/printable.ts";

/**
 * What the browser is told at the end of a sign-in.
 *
 * @internal
 */
export type PageContent =
  /** `to` names what was signed in to, e.g. `the SSO session dev`. */
  | { readonly kind: "signed-in"; readonly to: string }
  /** `reason` is shown as it is; `detail` are the service's own words, if it said any. */
  | { readonly kind: "failed"; readonly reason: string; readonly detail?: string | undefined }
  | { readonly kind: "already-answered" };

/**
 * A whole answer of the listener.
 *
 * @internal
 */
export interface Page {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const style = `
:root{color-scheme:light dark;--back:#f4f5f7;--card:#fff;--text:#1b1f24;--quiet:#57606a;--edge:#d0d7de;--mark:#1a7f37;--bad:#b42318}
@media (prefers-color-scheme:dark){:root{--back:#0d1117;--card:#161b22;--text:#e6edf3;--quiet:#9aa4af;--edge:#30363d;--mark:#4ac26b;--bad:#ff8f85}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:1rem;background:var(--back);color:var(--text);font:1rem/1.5 system-ui,sans-serif}
main{width:100%;max-width:32rem;padding:clamp(1.25rem,5vw,2.5rem);background:var(--card);border:1px solid var(--edge);border-radius:.75rem;overflow-wrap:anywhere}
h1{display:flex;gap:.75rem;align-items:center;margin:0 0 .75rem;font-size:1.375rem;line-height:1.25}
svg{flex:none;width:1.75rem;height:1.75rem;fill:none;stroke:var(--mark);stroke-width:2.5;stroke-linecap:round;stroke-linejoin:round}
.bad svg{stroke:var(--bad)}
p{margin:.5rem 0 0}
.detail{padding:.5rem .75rem;border-left:3px solid var(--bad);background:var(--back)}
footer{margin-top:1.5rem;color:var(--quiet);font-size:.875rem}
`;

const styleHash = createHash("sha256").update(style).digest("base64");

/**
 * What any answer of the listener carries: nothing may be loaded, framed, stored or told to others.
 *
 * @internal
 */
export const strictHeaders: Readonly<Record<string, string>> = {
  "Cache-Control": "no-store",
  Connection: "close",
  "Content-Security-Policy": `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
};

const tick = '<path d="M5 12.5l4.5 4.5L19 7.5"/>';
const cross = '<path d="M6.5 6.5l11 11M17.5 6.5l-11 11"/>';

/**
 * The page that the browser ends on: says what happened and that it can be closed. It is one text that loads nothing.
 *
 * @internal
 */
export function callbackPage(content: PageContent): Page {
  switch (content.kind) {
    case "signed-in":
      return page(200, "Signed in", "good", `<p>aws-temp is signed in to ${escapeHtml(content.to)}.</p>`);
    case "already-answered":
      return page(
        409,
        "Already answered",
        "good",
        "<p>This sign-in was answered before; this page changes nothing. The terminal says how it ended.</p>",
      );
    case "failed": {
      const detail = content.detail ? `<p class="detail">${escapeHtml(content.detail)}</p>` : "";
      return page(400, "Not signed in", "bad", `<p>${escapeHtml(content.reason)}</p>${detail}`);
    }
  }
}

function page(status: number, title: string, mood: "good" | "bad", text: string): Page {
  const role = mood === "good" ? "status" : "alert";
  const body = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · aws-temp</title>
<style>${style}</style>
</head>
<body>
<main>
<div class="${mood}" role="${role}">
<h1><svg viewBox="0 0 24 24" aria-hidden="true">${mood === "good" ? tick : cross}</svg>${title}</h1>
${text}
</div>
<p>You can close this page and go back to the terminal.</p>
<footer>Shown by aws-temp on your own machine.</footer>
</main>
</body>
</html>
`;
  return { status, headers: { ...strictHeaders, "Content-Type": "text/html; charset=utf-8" }, body };
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/**
 * A text as HTML shows it, in an element or a quoted attribute: on one line, without characters that reverse the text around it.
 *
 * @internal
 */
export function escapeHtml(text: string): string {
  return printableLine(text).replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
