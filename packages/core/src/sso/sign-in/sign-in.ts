import { browserReach } from "../../browser/browser-reach.ts";
import { isInContainer } from "../../browser/in-container.ts";
import type { SignInOptions } from "../../browser/sign-in-options.ts";
import { CredentialError } from "../../errors/credential-error.ts";
import { realWait } from "../../network/real-wait.ts";
import type { SignInUi } from "../../ports/sign-in-ui.ts";
import { openOidc } from "../client/oidc.ts";
import { refusesPkce } from "../client/oidc-faults.ts";
import { loginCommand } from "../client/sso-faults.ts";
import type { SsoDeps } from "../sso-deps.ts";
import { describeSession, type SsoSession } from "../sso-session.ts";
import type { SsoToken } from "../token/sso-token.ts";
import { writeToken } from "../token/token-cache.ts";
import { authorizationCodeSignIn } from "./authorization-code.ts";
import { type ChosenMethod, chooseMethod } from "./choose-method.ts";
import { registeredClient } from "./client-registration.ts";
import { deviceCodeSignIn } from "./device-code.ts";
import type { FlowDeps, FlowEnd } from "./flow.ts";
import { resolveStartUrl } from "./resolve-start-url.ts";
import type { ResolvedStart } from "./start-url.ts";

/** @internal */
export interface SignInInput {
  readonly session: SsoSession;
  readonly profile: string | undefined;
  readonly ui: SignInUi;
  readonly options: SignInOptions;
  /** A client that AWS has just refused. */
  readonly refusedClient: string | undefined;
}

/**
 * Signs the user in, and keeps the token where all tools find it. Who calls holds the session's lock.
 *
 * @throws {CredentialError} what the flows throw
 * @internal
 */
export async function signIn(input: SignInInput, deps: SsoDeps): Promise<SsoToken> {
  const { session, profile, ui, options } = input;
  const { clock, logger, environment, platform = process.platform, wait = realWait } = deps;
  const reach = browserReach({ environment, platform, inContainer: deps.inContainer ?? (await isInContainer()) });
  const method = chooseMethod(options, reach);
  const why = method.reason === undefined ? "" : ` with a code, as ${method.reason}`;
  logger.progress(`Signing in to ${describeSession(session)}${why}`);
  const start = await resolveStartUrl({ session, profile }, deps);
  const service = { session, region: start.region, profile };
  const oidc = await openOidc(service, deps);
  const polls = await openOidc(service, deps, 1);
  try {
    const flow = { oidc, polls, ui, clock, logger, wait };
    const end = await run(method, start, input, flow, deps);
    if (end.kind === "signed-in") {
      return end.token;
    }
    // Neither without a browser nor without PKCE is there another way than a code.
    const code: ChosenMethod = { ...method, grant: "device-code", open: method.open && end.kind !== "no-browser" };
    const other = await run(code, start, input, flow, deps);
    if (other.kind === "signed-in") {
      return other.token;
    }
    throw new CredentialError("SIGN_IN_FAILED", `No way to sign in to ${describeSession(session)} worked.`, { profile });
  } finally {
    oidc.close();
    polls.close();
    logger.progress(undefined);
  }
}

/** Runs one way of signing in; once more with a new registration, if AWS does not know the one that was kept. */
async function run(
  method: ChosenMethod,
  start: ResolvedStart,
  { session, profile, options, refusedClient }: SignInInput,
  flow: FlowDeps,
  deps: SsoDeps,
): Promise<Exclude<FlowEnd, { kind: "unknown-client" }> | { readonly kind: "no-pkce" }> {
  const keep = (token: SsoToken) =>
    writeToken(deps.home, session, token, "signed-in").catch((error: Error) =>
      deps.logger.warn(`The sign-in cannot be kept, so the next command asks for another: ${error.message}`),
    );
  for (let refused = refusedClient, attempt = 1; attempt <= 2; attempt++) {
    const registered = await registeredClient(
      { session, startUrl: start.startUrl, grant: method.grant, refused },
      flow.oidc,
      deps,
    );
    if (!registered.ok) {
      if (method.grant === "authorization-code" && method.mayFallBack && refusesPkce(registered.fault)) {
        return { kind: "no-pkce" };
      }
      throw registered.error;
    }
    const client = registered.answer;
    const input = { session, start, profile, client, method, options, keep };
    const end = await (method.grant === "device-code" ? deviceCodeSignIn : authorizationCodeSignIn)(input, flow);
    if (end.kind !== "unknown-client") {
      return end;
    }
    refused = client.clientId;
  }
  throw new CredentialError(
    "SIGN_IN_FAILED",
    `The sign-in service accepts no client registration of aws-temp for ${describeSession(session)}.`,
    { profile, hints: [`Try again: ${loginCommand({ profile })}`, "Check sso_start_url and sso_region."] },
  );
}
