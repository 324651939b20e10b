import type { WorldClock } from "../../clock/world-clock.ts";
import type { OneTimeSecrets } from "../../oauth/one-time-secrets.ts";
import type { SignInSwitch } from "../../oauth/sign-in-switch.ts";
import type { SignableRequest } from "../../signature/signable-request.ts";
import type { WorldIdentityCenter } from "../../world/world-identity-center.ts";
import type { AccessDirectory } from "../access-directory.ts";
import type { PortalSessions } from "../portal/portal-sessions.ts";
import type { Client, ClientRegistry } from "./client-registry.ts";
import type { Device, DeviceAuthorizations } from "./device-authorizations.ts";

/**
 * What a client asked for at `/authorize`, as far as the rest of the flow needs it.
 *
 * @internal
 */
export interface AuthorizationRequest {
  readonly client: Client;
  readonly redirectUri: string;
  readonly state: string;
  readonly challenge: string;
}

/**
 * What an authorization code stands for.
 *
 * @internal
 */
export interface AuthorizationGrant extends AuthorizationRequest {
  readonly user: string;
}

/**
 * What the OIDC operations work on.
 *
 * @internal
 */
export interface OidcWorld {
  readonly clock: WorldClock;
  readonly instance: WorldIdentityCenter;
  readonly access: AccessDirectory;
  readonly clients: ClientRegistry;
  readonly devices: DeviceAuthorizations;
  readonly sessions: PortalSessions;
  readonly codes: OneTimeSecrets<AuthorizationGrant>;
  /** Sign-in pages that wait for an answer. */
  readonly signInTickets: OneTimeSecrets<AuthorizationRequest>;
  /** Device pages that wait for an answer. */
  readonly deviceTickets: OneTimeSecrets<Device>;
  readonly signIn: SignInSwitch;
  /** The address under which a request reached local AWS. */
  readonly originOf: (request: SignableRequest) => string;
}
