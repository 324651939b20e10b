import type { Credentials } from "../model/credentials.ts";
import type { Secret } from "../model/secret.ts";
import { readCaBundle } from "../network/ca-bundle.ts";
import { checkEndpoint } from "../network/check-endpoint.ts";
import { isPassing } from "../network/faults/is-passing.ts";
import { judgeByTable } from "../network/faults/judge-by-table.ts";
import { usualPatience } from "../network/patience.ts";
import { realWait } from "../network/real-wait.ts";
import { createRequestHandler } from "../network/request-handler.ts";
import type { SigninEndpoint } from "../plan/plan.ts";
import type { ConsoleDeps } from "./console-deps.ts";
import { federationFaults } from "./federation-faults.ts";
import { type FederationRequest, sendFederationRequest } from "./send-federation-request.ts";
import type { ConsoleCredentials } from "./session-duration.ts";

const mostAttempts = 3;
/** Milliseconds before the second attempt; twice that before the third. */
const firstPause = 250;

/** @internal */
export interface SigninTokenInput {
  /** The federation endpoint. */
  readonly address: string;
  readonly endpoint: SigninEndpoint;
  readonly region: string;
  readonly profile: string | undefined;
  /** Temporary. */
  readonly credentials: Credentials;
  readonly kind: ConsoleCredentials;
  /** They came from `aws login` or its like. */
  readonly consoleSession: boolean;
  /** `SessionDuration`, where it may be sent. */
  readonly sessionSeconds: number | undefined;
}

/**
 * Exchanges temporary credentials for a sign-in token, which is valid for 15 minutes. Three attempts when the wire breaks, AWS has a
 * fault of its own or is busy.
 *
 * @throws {CredentialError} as the table of faults says
 * @internal
 */
export async function requestSigninToken(input: SigninTokenInput, deps: ConsoleDeps): Promise<Secret> {
  const { address, endpoint, region, profile, kind, consoleSession, sessionSeconds } = input;
  const { environment, wait = realWait, patience = usualPatience, userAgent } = deps;
  checkEndpoint({ region, url: endpoint.url, fips: false, dualStack: false }, profile, "Signin");
  const ca = endpoint.caBundle === undefined ? undefined : await readCaBundle(endpoint.caBundle, profile);
  const handler = createRequestHandler({ environment, patience, ca });
  const request: FederationRequest = { address, credentials: input.credentials, sessionSeconds, userAgent };
  try {
    for (let attempt = 1; ; attempt++) {
      const outcome = await sendFederationRequest(request, handler);
      if (outcome.kind === "granted") return outcome.token;
      const { fault } = outcome;
      if (attempt === mostAttempts || !(isPassing(fault) || fault.status === 429)) {
        const { origin, proxy, tunnelStatus } = handler.route;
        const call = { profile, region, customEndpoint: endpoint.url !== undefined, caBundle: endpoint.caBundle };
        const circumstances = {
          ...call,
          endpoint: origin,
          proxy,
          tunnelStatus,
          credentials: kind,
          consoleSession,
          sessionSeconds,
        };
        throw judgeByTable(federationFaults, { ...fault, attempts: attempt }, circumstances);
      }
      await wait(firstPause * attempt);
    }
  } finally {
    handler.destroy();
  }
}
