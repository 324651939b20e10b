import { consentPage } from "../pages/consent-page.ts";
import { html } from "../pages/html.ts";
import { page } from "../pages/page.ts";
import type { Answer } from "../server/service.ts";
import { crossDevice, type SigninRequest } from "./signin-world.ts";

const service = "AWS sign-in";

/** @internal */
export function authorizePage(
  { clientId, redirectUri }: SigninRequest,
  { ticket, principals }: { readonly ticket: string; readonly principals: readonly string[] },
): Answer {
  const remote = clientId === crossDevice;
  return consentPage({
    service,
    title: "Let a program use your console session?",
    question: remote
      ? html`<p>A program <strong>on another computer</strong> asks. Approve only if you have just started this sign-in there.</p>`
      : html`<p>A program on this computer asks. Approve only if you have just started this sign-in yourself.</p>`,
    facts: [
      ["Client", html`<code>${clientId}</code>`],
      ["It may", html`Act as you for up to twelve hours`],
      remote
        ? ["Then", html`You copy a code to the other computer`]
        : ["Returns to", html`<code>${new URL(redirectUri).origin}</code>, a program on this computer`],
    ],
    identities: principals,
    action: "/v1/authorize",
    ticket,
    leadsTo: redirectUri,
  });
}

/**
 * Shows what the user pastes into the program on the other computer.
 *
 * @param code - base64 of `state=…&code=…`
 * @internal
 */
export function confirmationPage(code: string): Answer {
  const body = html`<p>Copy this code into the program that asks for it, on the other computer. It works once.</p>
<p class="code long">${code}</p>
<p>Then close this page.</p>`;
  return page({ service, title: "Your authorization code", body });
}

/** @internal */
export function wrongSigninPage(problem: string): Answer {
  return page({
    service,
    title: "This sign-in cannot go on",
    outcome: "bad",
    status: 400,
    code: "invalid_request",
    body: html`<p class="problem">${problem}</p><p>Close this page and start again where you came from.</p>`,
  });
}
