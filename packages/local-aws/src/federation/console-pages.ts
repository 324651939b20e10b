import { html } from "../pages/html.ts";
import { page } from "../pages/page.ts";
import type { Answer } from "../server/service.ts";
import type { ConsoleSession } from "./signin-tokens.ts";

const service = "AWS Management Console";

/** @internal */
export function consolePage(
  { arn, account, endsAt }: ConsoleSession,
  { accountName, destination, cookie }: { accountName: string; destination: string | undefined; cookie: string | undefined },
): Answer {
  const body = html`<dl>
<div><dt>Signed in as</dt><dd><strong>${arn}</strong></dd></div>
<div><dt>Account</dt><dd>${accountName === account ? account : `${accountName} (${account})`}</dd></div>
${destination === undefined ? html`` : html`<div><dt>Destination</dt><dd><code>${destination}</code></dd></div>`}
<div><dt>Until</dt><dd><time>${new Date(endsAt).toISOString()}</time></dd></div>
</dl>`;
  const answer = page({ service, title: "You are signed in", outcome: "good", body });
  if (cookie === undefined) return answer;
  return { ...answer, headers: { ...answer.headers, "set-cookie": `console=${cookie}; Path=/; HttpOnly; SameSite=Lax` } };
}

/** @internal */
export function noConsolePage(problem: string): Answer {
  return page({
    service,
    title: "You are not signed in",
    outcome: "bad",
    status: 400,
    code: "BadRequest",
    body: html`<p class="problem">${problem}</p>`,
  });
}
