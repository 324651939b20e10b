import type { Answer } from "../server/service.ts";
import { type Html, html, Html as Markup } from "./html.ts";
import { pageStyle, pageStyleSource } from "./page-style.ts";

/** @internal */
export interface PageContent {
  /** Which service speaks. */
  readonly service: string;
  readonly title: string;
  /** Marks the title as the end of something. */
  readonly outcome?: "good" | "bad";
  readonly body: Html;
  /** Defaults to 200. */
  readonly status?: number;
  /** Where a form of the page may lead to by way of a redirect, besides this server. */
  readonly leadsTo?: string;
  /** AWS's error code, for the log. */
  readonly code?: string;
}

/**
 * A page for people. It loads nothing, runs no script, may not be framed or stored, and says that it is not AWS.
 *
 * @internal
 */
export function page(content: PageContent): Answer {
  const { service, title, outcome = "", body, status = 200, leadsTo, code } = content;
  const document = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>${title}</title>
<style>${new Markup(pageStyle)}</style>
</head>
<body>
<main>
<p class="service">${service}</p>
<h1 class="${outcome}">${title}</h1>
${body}
</main>
<footer>This is a local AWS for demonstrations and tests. Nothing here reaches Amazon.</footer>
</body>
</html>
`;
  return {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "content-security-policy": securityPolicy(leadsTo),
      "cross-origin-opener-policy": "same-origin",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
    },
    body: document.text,
    ...(code === undefined ? {} : { code }),
  };
}

/** Browsers hold a form's redirects to `form-action`, too. */
function securityPolicy(leadsTo: string | undefined): string {
  const forms = leadsTo === undefined ? "'self'" : `'self' ${new URL(leadsTo).origin}`;
  return [
    "default-src 'none'",
    `style-src ${pageStyleSource}`,
    "img-src data:",
    `form-action ${forms}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
