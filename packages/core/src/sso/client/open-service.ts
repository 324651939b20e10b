import { CredentialError } from "../../errors/credential-error.ts";
import type { Secret } from "../../model/secret.ts";
import { readCaBundle } from "../../network/ca-bundle.ts";
import { checkEndpoint } from "../../network/check-endpoint.ts";
import { readFault } from "../../network/faults/read-fault.ts";
import { usualPatience } from "../../network/patience.ts";
import { createRequestHandler, skewOf } from "../../network/request-handler.ts";
import type { SsoDeps } from "../sso-deps.ts";
import { describeSession, type SsoSession } from "../sso-session.ts";
import type { Answered } from "./answered.ts";
import { type ClientSettings, clientSettings } from "./client-settings.ts";
import { judgeSsoFault } from "./judge-sso-fault.ts";
import type { SsoPurpose, SsoService } from "./sso-call.ts";

/** @internal */
export interface ServiceInput {
  readonly session: SsoSession;
  /** Where the session really is: the configured region, or the one that a vanity start URL leads to. */
  readonly region: string;
  readonly profile: string | undefined;
}

/** @internal */
export interface ServiceKind<Client> {
  readonly service: SsoService;
  /** How often the SDK may send a request. */
  readonly attempts: number;
  readonly createClient: (settings: ClientSettings) => Promise<Client>;
}

/**
 * One service, open for any number of calls.
 *
 * @internal
 */
export interface OpenService<Client> {
  readonly client: Client;
  /** Sends one request; its faults come back as values, with the secrets of the request removed. */
  send<Answer>(
    purpose: Pick<SsoPurpose, "operation" | "accountId" | "roleName">,
    secrets: readonly (Secret | undefined)[],
    request: (client: Client) => Promise<Answer>,
  ): Promise<Answered<Answer>>;
  close(): void;
}

/**
 * Opens a service.
 *
 * @throws {CredentialError} `INVALID_VALUE`, `PROFILE_CONFLICT` or `FILE_UNREADABLE` for settings that cannot be used
 * @internal
 */
export async function openService<Client extends { destroy(): void }>(
  { session, region, profile }: ServiceInput,
  { service, attempts, createClient }: ServiceKind<Client>,
  { environment, clock, patience = usualPatience, userAgent }: SsoDeps,
): Promise<OpenService<Client>> {
  const { endpoint } = session;
  const { fips, dualStack, caBundle } = endpoint;
  const url = service === "SSO" ? endpoint.portalUrl : endpoint.oidcUrl;
  checkEndpoint({ region, url, fips, dualStack }, profile, service);
  const ca = caBundle === undefined ? undefined : await readCaBundle(caBundle, profile);
  const requestHandler = createRequestHandler({ environment, patience, ca });
  const client = await createClient(clientSettings({ region, url, endpoint, attempts, requestHandler, userAgent }));
  const place = { profile, session: describeSession(session), region, customEndpoint: url !== undefined, caBundle };
  return {
    client,
    send: async (purpose, secrets, request) => {
      try {
        const answer = await request(client);
        return { ok: true, answer, skewSeconds: skewOf(requestHandler.route, clock()) };
      } catch (thrown) {
        const fault = readFault(
          thrown,
          secrets.filter((secret) => secret !== undefined),
        );
        const { origin, proxy, tunnelStatus } = requestHandler.route;
        const circumstances = { ...purpose, ...place, endpoint: origin, proxy, tunnelStatus };
        const error = thrown instanceof CredentialError ? thrown : judgeSsoFault(service, fault, circumstances);
        return { ok: false, fault, error };
      }
    },
    close: () => {
      client.destroy();
      requestHandler.destroy();
    },
  };
}
