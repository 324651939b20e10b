import { consentPage } from "../../pages/consent-page.ts";
import { html } from "../../pages/html.ts";
import { page } from "../../pages/page.ts";
import type { Answer } from "../../server/service.ts";
import type { AuthorizationRequest } from "./oidc-world.ts";
import { scopeList } from "./scope-list.ts";

/** What the pages call the service. @internal */
export const serviceTitle = "IAM Identity Center";

/** @internal */
export function signInPage(
  { client, redirectUri }: AuthorizationRequest,
  { ticket, users }: { readonly ticket: string; readonly users: readonly string[] },
): Answer {
  return consentPage({
    service: serviceTitle,
    title: `Let ${client.name} sign in?`,
    question: html`<p>Approve only if you have just started this sign-in yourself.</p>`,
    facts: [
      ["It may", scopeList(client.scopes)],
      ["Returns to", html`<code>${new URL(redirectUri).origin}</code>, a program on this computer`],
    ],
    identities: users,
    action: "/authorize",
    ticket,
    leadsTo: redirectUri,
  });
}

/** A request that cannot even be sent back to the client. @internal */
export function wrongRequestPage(problem: string): Answer {
  return page({
    service: serviceTitle,
    title: "This sign-in cannot go on",
    outcome: "bad",
    status: 400,
    code: "invalid_request",
    body: html`<p class="problem">${problem}</p><p>Close this page and start again where you came from.</p>`,
  });
}
