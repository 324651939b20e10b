import type { WorldClock } from "../clock/world-clock.ts";
import type { Directory } from "../identity/directory.ts";
import type { SessionStore } from "../identity/session-store.ts";
import { OneTimeSecrets } from "../oauth/one-time-secrets.ts";
import type { SignInSwitch } from "../oauth/sign-in-switch.ts";
import type { Service } from "../server/service.ts";
import type { SignableRequest } from "../signature/signable-request.ts";
import type { WorldIdentityCenter } from "../world/world-identity-center.ts";
import { AccessDirectory } from "./access-directory.ts";
import { type IdentityCenterControls, identityCenterControls } from "./identity-center-controls.ts";
import { ClientRegistry } from "./oidc/client-registry.ts";
import { DeviceAuthorizations } from "./oidc/device-authorizations.ts";
import { oidcService } from "./oidc/oidc-service.ts";
import type { OidcWorld } from "./oidc/oidc-world.ts";
import { portalService } from "./portal/portal-service.ts";
import { PortalSessions } from "./portal/portal-sessions.ts";

const hour = 3600;

/**
 * An instance of IAM Identity Center with its two services.
 *
 * @internal
 */
export function identityCenter(
  instance: WorldIdentityCenter,
  deps: {
    readonly clock: WorldClock;
    readonly directory: Directory;
    readonly credentials: SessionStore;
    readonly signIn: SignInSwitch;
    readonly originOf: (request: SignableRequest) => string;
  },
): { readonly services: readonly Service[]; readonly controls: IdentityCenterControls } {
  const { clock, directory, credentials, signIn, originOf } = deps;
  const access = new AccessDirectory(instance, directory);
  const sessions = new PortalSessions({
    token: instance.tokenLifetime ?? hour,
    refresh: instance.refreshLifetime ?? 8 * hour,
  });
  const world: OidcWorld = {
    clock,
    instance,
    access,
    clients: new ClientRegistry(),
    devices: new DeviceAuthorizations(),
    sessions,
    codes: new OneTimeSecrets(),
    signInTickets: new OneTimeSecrets(),
    deviceTickets: new OneTimeSecrets(),
    signIn,
    originOf,
  };
  const portal = portalService({ clock, instance, directory, access, sessions, credentials });
  return { services: [oidcService(world), portal], controls: identityCenterControls(world) };
}
