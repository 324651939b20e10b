import type { Callback } from "../../browser/callback.ts";
import type { SignInOptions } from "../../browser/sign-in-options.ts";
import { CredentialError } from "../../errors/credential-error.ts";
import type { Secret } from "../../model/secret.ts";
import type { Logger } from "../../ports/logger.ts";
import type { SignInUi } from "../../ports/sign-in-ui.ts";
import type { Wait } from "../../ports/wait.ts";
import { describeConsole, loginCommand } from "../say.ts";

/**
 * The browser's answer, to be exchanged for a session.
 *
 * @internal
 */
export interface BroughtCode {
  readonly clientId: string;
  readonly code: Secret;
  readonly verifier: Secret;
  readonly redirectUri: string;
}

/**
 * One sign-in, about to begin.
 *
 * @internal
 */
export interface FlowInput<Session> {
  /** The sign-in service's address. */
  readonly base: string;
  readonly profile: string | undefined;
  /** Who must be signed in; `undefined` for whoever is. */
  readonly loginSession: string | undefined;
  /** Whether opening a browser is to be tried. */
  readonly open: boolean;
  readonly options: SignInOptions;
  /** Exchanges the code and keeps the session. The browser is told of success only after it. */
  readonly redeem: (code: BroughtCode) => Promise<Session>;
}

/** @internal */
export interface FlowDeps {
  readonly ui: SignInUi;
  readonly wait: Wait;
  readonly logger: Logger;
}

/** Milliseconds; as the AWS CLI waits. */
export const usualTimeout = 10 * 60 * 1000;

/** What came instead of a code. */
type Missing = Exclude<Callback, { readonly kind: "code" }> | { readonly kind: "timed-out" | "given-up" };

/**
 * Why a sign-in ends without a session.
 *
 * @internal
 */
export function missingCode(
  callback: Missing,
  told: { readonly profile: string | undefined; readonly loginSession: string | undefined },
): CredentialError {
  const { profile } = told;
  const session = describeConsole(told);
  const again = `Sign in again: ${loginCommand(profile)}`;
  switch (callback.kind) {
    case "timed-out":
      return new CredentialError("SIGN_IN_EXPIRED", `The time to sign in to ${session} ran out.`, {
        profile,
        hints: [again],
      });
    case "given-up":
      return new CredentialError("INTERRUPTED", "The sign-in was given up.", { profile });
    case "refused": {
      const said = callback.description === undefined ? callback.error : `${callback.description} (${callback.error})`;
      const denied = callback.error === "access_denied";
      return new CredentialError(
        denied ? "SIGN_IN_DENIED" : "SIGN_IN_FAILED",
        denied
          ? `The sign-in to ${session} was denied: ${said}.`
          : `The sign-in service refused the sign-in to ${session}: ${said}.`,
        {
          profile,
          hints: [
            denied ? `${again}, and allow it.` : again,
            "If no page asked you, the identity may lack the policy SignInLocalDevelopmentAccess.",
          ],
        },
      );
    }
    default:
      return new CredentialError(
        "SIGN_IN_FAILED",
        `The browser returned with an answer that does not belong to this sign-in to ${session}, so aws-temp did not use it.`,
        { profile, hints: [again, "Close the pages of older sign-ins first."] },
      );
  }
}
