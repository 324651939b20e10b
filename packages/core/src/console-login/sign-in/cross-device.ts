import { awaitCallback } from "../../browser/await-callback.ts";
import { createPkce } from "../../browser/pkce.ts";
import { CredentialError } from "../../errors/credential-error.ts";
import { loginCommand } from "../say.ts";
import { crossDeviceClient } from "../token/token-request.ts";
import { authorizeUrl } from "./authorize-url.ts";
import { type FlowDeps, type FlowInput, missingCode, usualTimeout } from "./flow.ts";
import { judgePastedCode } from "./pasted-code.ts";

const pasting = {
  judge: judgePastedCode,
  otherwise: "That is not the code that the page shows. Copy the whole of it.",
  foreign: "That code belongs to another sign-in. Copy the one of the page that was opened last.",
};

/**
 * Signs in with a browser anywhere: its last page shows a code, which the user pastes.
 *
 * @throws {CredentialError} `SIGN_IN_NEEDED` when no one can paste, `SIGN_IN_DENIED`, `SIGN_IN_FAILED`, `SIGN_IN_EXPIRED`,
 *   `INTERRUPTED`
 * @internal
 */
export async function signInAcrossDevices<Session>(
  { base, profile, loginSession, open, options, redeem }: FlowInput<Session>,
  { ui, wait, logger }: FlowDeps,
): Promise<Session> {
  if (ui.pasted === undefined) {
    throw new CredentialError(
      "SIGN_IN_NEEDED",
      "A sign-in with a browser on another machine ends with a code to paste, but there is no terminal.",
      {
        profile,
        hints: [`Sign in at a terminal: ${loginCommand(profile)}`],
      },
    );
  }
  const pkce = createPkce();
  const { state, verifier } = pkce;
  const redirectUri = `${base}/v1/sessions/confirmation`;
  const url = authorizeUrl({ base, clientId: crossDeviceClient, redirectUri, pkce });
  const opened = open && (await ui.open(url));
  ui.show({ kind: "address", url, opened, mayPaste: true, pastes: "code", identity: loginSession });
  const timeoutMs = options.timeoutMs ?? usualTimeout;
  const callback = await awaitCallback(
    { listener: undefined, state, pasting, timeoutMs, signal: options.signal },
    { ui, wait, logger },
  );
  if (callback.kind !== "code") {
    throw missingCode(callback, { profile, loginSession });
  }
  logger.progress("Fetching the credentials");
  return await redeem({ clientId: crossDeviceClient, code: callback.code, verifier, redirectUri });
}
