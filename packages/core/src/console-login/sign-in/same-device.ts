import { awaitCallback } from "../../browser/await-callback.ts";
import { listenForCallback } from "../../browser/callback-listener.ts";
import type { PageContent } from "../../browser/callback-page.ts";
import { createPkce } from "../../browser/pkce.ts";
import { CredentialError } from "../../errors/credential-error.ts";
import { sameDeviceClient } from "../token/token-request.ts";
import { authorizeUrl } from "./authorize-url.ts";
import { type FlowDeps, type FlowInput, missingCode, usualTimeout } from "./flow.ts";

/**
 * Signs in with a browser that can reach this machine: it goes to AWS and comes back with a code.
 *
 * The listener is bound before the browser is opened and keeps its port until the end. The browser is told what came of it: not
 * that a code arrived, but that the session is there, and is of the right identity.
 *
 * @throws {CredentialError} `SIGN_IN_DENIED`, `SIGN_IN_FAILED`, `SIGN_IN_EXPIRED`, `INTERRUPTED`; `USAGE` for a port that is taken
 * @internal
 */
export async function signInOnSameDevice<Session>(
  { base, profile, loginSession, open, options, redeem }: FlowInput<Session>,
  { ui, wait, logger }: FlowDeps,
): Promise<Session> {
  const pkce = createPkce();
  const { state, verifier } = pkce;
  const listener = await listenForCallback({ port: options.redirectPort, state });
  const { redirectUri } = listener;
  let page: PageContent = { kind: "failed", reason: "aws-temp did not finish this sign-in; the terminal says why." };
  try {
    const url = authorizeUrl({ base, clientId: sameDeviceClient, redirectUri, pkce });
    const opened = open && (await ui.open(url));
    ui.show({ kind: "address", url, opened, mayPaste: ui.pasted !== undefined, identity: loginSession });
    const timeoutMs = options.timeoutMs ?? usualTimeout;
    const callback = await awaitCallback({ listener, state, timeoutMs, signal: options.signal }, { ui, wait, logger });
    if (callback.kind !== "code") {
      throw missingCode(callback, { profile, loginSession });
    }
    logger.progress("Fetching the credentials");
    const session = await redeem({ clientId: sameDeviceClient, code: callback.code, verifier, redirectUri });
    page = { kind: "signed-in", to: profile === undefined ? "the AWS console" : `profile ${profile}` };
    return session;
  } catch (error) {
    const reason = error instanceof CredentialError ? error.message : "aws-temp failed; the terminal says how.";
    page = { kind: "failed", reason };
    throw error;
  } finally {
    await listener.close(page);
  }
}
