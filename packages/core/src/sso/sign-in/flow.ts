import type { CreateTokenResponse } from "@aws-sdk/client-sso-oidc";
import type { SignInOptions } from "../../browser/sign-in-options.ts";
import { CredentialError } from "../../errors/credential-error.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Logger } from "../../ports/logger.ts";
import type { SignInUi } from "../../ports/sign-in-ui.ts";
import type { Wait } from "../../ports/wait.ts";
import type { Oidc } from "../client/oidc.ts";
import { loginCommand } from "../client/sso-faults.ts";
import { describeSession, type SsoSession } from "../sso-session.ts";
import type { SsoToken } from "../token/sso-token.ts";
import { noToken, readTokenAnswer } from "../token/token-answer.ts";
import type { ChosenMethod } from "./choose-method.ts";
import type { ClientRegistration } from "./client-registration-file.ts";
import type { ResolvedStart } from "./start-url.ts";

/**
 * One way of signing in, about to begin.
 *
 * @internal
 */
export interface FlowInput {
  readonly session: SsoSession;
  /** What AWS is told, where a vanity address leads to it. */
  readonly start: ResolvedStart;
  readonly profile: string | undefined;
  readonly client: ClientRegistration;
  readonly method: ChosenMethod;
  readonly options: SignInOptions;
  /** Keeps the token. The browser is told of success only after it. */
  readonly keep: (token: SsoToken) => Promise<void>;
}

/** @internal */
export interface FlowDeps {
  readonly oidc: Oidc;
  /** The same service, each request sent once: a poll comes again anyway, and must not come too early. */
  readonly polls: Pick<Oidc, "createToken">;
  readonly ui: SignInUi;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly wait: Wait;
}

/**
 * How a flow ended, if not with an error.
 *
 * @internal
 */
export type FlowEnd =
  | { readonly kind: "signed-in"; readonly token: SsoToken }
  /** AWS does not know the client any more: another registration, and again. */
  | { readonly kind: "unknown-client" }
  /** No browser could be opened, and another way may be taken. */
  | { readonly kind: "no-browser" };

/** @internal */
export function givenUp({ profile }: FlowInput): CredentialError {
  return new CredentialError("INTERRUPTED", "The sign-in was given up.", { profile });
}

/** @internal */
export function outOfTime({ session, profile }: FlowInput): CredentialError {
  return new CredentialError("SIGN_IN_EXPIRED", `The time to sign in to ${describeSession(session)} ran out.`, {
    profile,
    hints: [`Sign in again: ${loginCommand({ profile })}`],
  });
}

/**
 * Keeps the token that a flow was answered.
 *
 * @throws {CredentialError} `AWS_UNAVAILABLE` when it is none
 * @internal
 */
export async function signedIn(answer: CreateTokenResponse, input: FlowInput, now: number): Promise<FlowEnd> {
  const { session, start, client, keep } = input;
  const token = readTokenAnswer({ answer, session, region: start.region, client, now });
  if (token === undefined) {
    throw noToken();
  }
  await keep(token);
  return { kind: "signed-in", token };
}
