import { awaitCallback } from "../../browser/await-callback.ts";
import type { Callback } from "../../browser/callback.ts";
import { type CallbackListener, listenForCallback } from "../../browser/callback-listener.ts";
import type { PageContent } from "../../browser/callback-page.ts";
import { createPkce, type Pkce } from "../../browser/pkce.ts";
import { CredentialError } from "../../errors/credential-error.ts";
import { isUnknownClient } from "../client/oidc-faults.ts";
import { loginCommand } from "../client/sso-faults.ts";
import { describeSession } from "../sso-session.ts";
import { authorizeUrl } from "./authorize-url.ts";
import { type FlowDeps, type FlowEnd, type FlowInput, givenUp, outOfTime, signedIn } from "./flow.ts";

/** Milliseconds; as the AWS CLI waits. */
const usualTimeout = 10 * 60 * 1000;

/**
 * Signs in with the authorization code and PKCE: the browser goes to AWS and comes back to this machine with a code.
 *
 * The listener is bound before the browser is opened and keeps its port until the end. The browser is told what came of it: not
 * that a code arrived, but that the token is there.
 *
 * @throws {CredentialError} `SIGN_IN_DENIED`, `SIGN_IN_FAILED`, `SIGN_IN_EXPIRED`, `INTERRUPTED`; `USAGE` for a port that is taken
 * @internal
 */
export async function authorizationCodeSignIn(input: FlowInput, deps: FlowDeps): Promise<FlowEnd> {
  const { session, method, options, client } = input;
  const pkce = createPkce();
  const listener = await listenForCallback({ port: options.redirectPort, state: pkce.state });
  let page: PageContent = { kind: "failed", reason: "aws-temp did not finish this sign-in; the terminal says why." };
  try {
    const url = authorizeUrl({
      base: deps.oidc.base,
      clientId: client.clientId,
      redirectUri: listener.redirectUri,
      state: pkce.state.reveal(),
      challenge: pkce.challenge,
      scopes: session.scopes,
    });
    const opened = method.open && (await deps.ui.open(url));
    if (method.open && !opened && method.mayFallBack) {
      return { kind: "no-browser" };
    }
    deps.ui.show({ kind: "address", url, opened, mayPaste: deps.ui.pasted !== undefined });
    const timeoutMs = options.timeoutMs ?? usualTimeout;
    const callback = await awaitCallback({ listener, state: pkce.state, timeoutMs, signal: options.signal }, deps);
    const end = await redeem(callback, pkce, listener, input, deps);
    page =
      end.kind === "signed-in"
        ? { kind: "signed-in", to: describeSession(session) }
        : { kind: "failed", reason: "AWS has forgotten aws-temp's registration; it signs in once more." };
    return end;
  } catch (error) {
    page = {
      kind: "failed",
      reason: error instanceof CredentialError ? error.message : "aws-temp failed; the terminal says how.",
    };
    throw error;
  } finally {
    await listener.close(page);
  }
}

async function redeem(
  callback: Callback | { readonly kind: "timed-out" | "given-up" },
  { verifier }: Pkce,
  { redirectUri }: CallbackListener,
  input: FlowInput,
  deps: FlowDeps,
): Promise<FlowEnd> {
  if (callback.kind !== "code") {
    throw failureOf(callback, input);
  }
  deps.logger.progress("Fetching the token");
  const answered = await deps.oidc.createToken({
    client: input.client,
    grant: { kind: "code", code: callback.code, verifier, redirectUri },
  });
  if (!answered.ok) {
    if (isUnknownClient(answered.fault)) {
      return { kind: "unknown-client" };
    }
    throw answered.error;
  }
  return await signedIn(answered.answer, input, deps.clock());
}

function failureOf(
  callback: Exclude<Callback, { kind: "code" }> | { readonly kind: "timed-out" | "given-up" },
  input: FlowInput,
): CredentialError {
  const { profile } = input;
  const session = describeSession(input.session);
  const again = `Sign in again: ${loginCommand({ profile })}`;
  switch (callback.kind) {
    case "timed-out":
      return outOfTime(input);
    case "given-up":
      return givenUp(input);
    case "refused": {
      const denied = callback.error === "access_denied";
      const said = callback.description === undefined ? callback.error : `${callback.description} (${callback.error})`;
      return denied
        ? new CredentialError("SIGN_IN_DENIED", `The sign-in to ${session} was denied: ${said}.`, {
            profile,
            hints: [`${again}, and allow it.`],
          })
        : new CredentialError("SIGN_IN_FAILED", `The sign-in service refused the sign-in to ${session}: ${said}.`, {
            profile,
            hints: [again, `Or sign in with a code: ${loginCommand({ profile })} --use-device-code`],
          });
    }
    default:
      return new CredentialError(
        "SIGN_IN_FAILED",
        `The browser returned with an answer that does not belong to this sign-in to ${session}, so aws-temp did not use it.`,
        { profile, hints: [again, "Close the pages of older sign-ins first."] },
      );
  }
}
