import type { Answer } from "../server/service.ts";
import { type Html, html } from "./html.ts";
import { page } from "./page.ts";

/** @internal */
export interface Consent {
  readonly service: string;
  readonly title: string;
  /** What is asked, before the facts. */
  readonly question: Html;
  readonly facts: readonly (readonly [name: string, value: Html])[];
  /** Who may answer, the first one preselected. */
  readonly identities: readonly string[];
  /** The path that takes the answer. */
  readonly action: string;
  /** Proves that the answer comes from this page. */
  readonly ticket: string;
  /** Where the browser goes afterwards, unless a page here says how it ended. */
  readonly leadsTo?: string;
}

/**
 * Asks a user to approve or deny, and as whom. The answer is a form with `ticket`, `identity` and `decision` (`approve` or
 * `deny`).
 *
 * @internal
 */
export function consentPage(consent: Consent): Answer {
  const { service, title, question, facts, identities, action, ticket, leadsTo } = consent;
  const body = html`${question}
<dl>
${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>\n`)}</dl>
<form method="post" action="${action}">
<input type="hidden" name="ticket" value="${ticket}">
${identityField(identities)}
<div class="buttons">
<button name="decision" value="approve">Approve</button>
<button name="decision" value="deny" class="second">Deny</button>
</div>
</form>`;
  return page({ service, title, body, ...(leadsTo === undefined ? {} : { leadsTo }) });
}

/** No one chooses among one. Long names break where a list box would cut them. */
function identityField([first = "", ...others]: readonly string[]): Html {
  if (others.length === 0) {
    return html`<input type="hidden" name="identity" value="${first}"><p>You sign in as <strong>${first}</strong>.</p>`;
  }
  const choice = (identity: string, checked: Html) =>
    html`<label><input type="radio" name="identity" value="${identity}"${checked}> <span>${identity}</span></label>\n`;
  return html`<fieldset><legend>Sign in as</legend>
${choice(first, html` checked`)}${others.map((identity) => choice(identity, html``))}</fieldset>`;
}

/**
 * The answer that a consent page's form holds.
 *
 * @internal
 */
export interface Decision {
  readonly ticket: string;
  readonly approved: boolean;
  /** Empty when none was chosen. */
  readonly identity: string;
}

/** @internal */
export function readDecision(body: Uint8Array): Decision {
  const form = new URLSearchParams(Buffer.from(body).toString("utf8"));
  return {
    ticket: form.get("ticket") ?? "",
    approved: form.get("decision") === "approve",
    identity: form.get("identity") ?? "",
  };
}
