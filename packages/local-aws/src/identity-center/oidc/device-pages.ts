import { consentPage, readDecision } from "../../pages/consent-page.ts";
import { html } from "../../pages/html.ts";
import { page } from "../../pages/page.ts";
import type { Answer } from "../../server/service.ts";
import type { SignableRequest } from "../../signature/signable-request.ts";
import { serviceTitle } from "./authorize-pages.ts";
import type { Device } from "./device-authorizations.ts";
import type { OidcWorld } from "./oidc-world.ts";
import { scopeList } from "./scope-list.ts";

/**
 * Where people bring a device's code: asks for the code, or with `user_code` in the address for the decision.
 *
 * @internal
 */
export function showDevice(request: SignableRequest, world: OidcWorld): Answer {
  const typed = new URLSearchParams(request.query).get("user_code") ?? "";
  if (typed.trim() === "") return codeForm();
  const device = world.devices.byUserCode(typed, world.clock.now());
  if (device === undefined) return codeForm("This code is not known, was answered before, or has expired.");
  return devicePage(device, world);
}

/**
 * The answer of the device page.
 *
 * @internal
 */
export function answerDevice(request: SignableRequest, world: OidcWorld): Answer {
  const { ticket, approved, identity } = readDecision(request.body);
  const device = world.deviceTickets.take(ticket)?.value;
  if (device === undefined || device.decision.kind !== "waiting" || device.expiresAt <= world.clock.now()) {
    return codeForm("This sign-in was answered before, or it took too long.");
  }
  if (!approved) {
    device.decision = { kind: "denied" };
    return endPage("Denied", "bad", `${device.client.name} was not given access.`);
  }
  if (!world.access.users.includes(identity)) return codeForm(`There is no user ${identity}.`);
  device.decision = { kind: "approved", user: identity };
  return endPage("Approved", "good", `${device.client.name} is signing in.`);
}

function codeForm(problem?: string): Answer {
  const body = html`${problem === undefined ? "" : html`<p class="problem" role="alert">${problem}</p>`}
<p>Type the code that your terminal shows.</p>
<form method="get" action="/device">
<div class="field">
<label for="user_code">Code</label>
<input id="user_code" name="user_code" required autofocus autocomplete="off" autocapitalize="characters" spellcheck="false"
  placeholder="XXXX-XXXX">
</div>
<div class="buttons"><button>Continue</button></div>
</form>`;
  return page({
    service: serviceTitle,
    title: "Sign in a device",
    body,
    ...(problem === undefined ? {} : { status: 400, code: "invalid_grant" }),
  });
}

function devicePage(device: Device, { deviceTickets, access }: OidcWorld): Answer {
  const { client, userCode, expiresAt } = device;
  return consentPage({
    service: serviceTitle,
    title: `Let ${client.name} sign in?`,
    question: html`<p>Approve only if your terminal shows this code, too:</p><p class="code">${userCode}</p>`,
    facts: [["It may", scopeList(client.scopes)]],
    identities: access.users,
    action: "/device",
    ticket: deviceTickets.issue(device, expiresAt),
  });
}

function endPage(title: string, outcome: "good" | "bad", sentence: string): Answer {
  const body = html`<p>${sentence} Close this page and go back to the terminal.</p>`;
  return page({ service: serviceTitle, title, outcome, body });
}
