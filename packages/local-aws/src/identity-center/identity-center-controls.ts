import type { WorldAssignment } from "../world/world-identity-center.ts";
import type { Device } from "./oidc/device-authorizations.ts";
import type { OidcWorld } from "./oidc/oidc-world.ts";

/**
 * A device that waits for a decision.
 *
 * @public
 */
export interface WaitingDevice {
  readonly userCode: string;
  /** The name under which the client registered. */
  readonly client: string;
}

/**
 * What people and administrators of IAM Identity Center do, for tests.
 *
 * @public
 */
export interface IdentityCenterControls {
  /** Devices that wait for a decision, oldest first. */
  devices(): readonly WaitingDevice[];
  /**
   * As the user at the device page does.
   *
   * @param user - defaults to the first
   * @throws {Error} when no device waits with that code
   */
  approveDevice(userCode: string, user?: string): void;
  /** @throws {Error} when no device waits with that code */
  denyDevice(userCode: string): void;
  /** Ends all sign-ins: access tokens and refresh tokens. Role credentials live on. */
  revokeSessions(): void;
  /** Access tokens expire now; refresh tokens still work. */
  expireAccessTokens(): void;
  /** Refresh tokens end now; access tokens still work. */
  expireRefreshTokens(): void;
  /** Client registrations expire now. */
  expireClients(): void;
  /**
   * Gives access, replacing an assignment of the same permission set in the same account.
   *
   * @throws {Error} when there is no such permission set
   */
  assign(assignment: WorldAssignment): void;
  /** Takes access away; credentials of that role in that account end. */
  unassign(assignment: Pick<WorldAssignment, "account" | "role">): void;
}

/** @internal */
export function identityCenterControls(world: OidcWorld): IdentityCenterControls {
  const { clock, devices, sessions, clients, access } = world;
  return {
    devices: () => devices.waiting(clock.now()).map(({ userCode, client }) => ({ userCode, client: client.name })),
    approveDevice(userCode, user = access.users[0] ?? "") {
      if (!access.users.includes(user)) throw new Error(`There is no user ${user}.`);
      waiting(userCode, world).decision = { kind: "approved", user };
    },
    denyDevice(userCode) {
      waiting(userCode, world).decision = { kind: "denied" };
    },
    revokeSessions: () => sessions.endAll(clock.now()),
    expireAccessTokens: () => sessions.expireAccessTokens(clock.now()),
    expireRefreshTokens: () => sessions.expireRefreshTokens(),
    expireClients: () => clients.expireAll(clock.now()),
    assign: (assignment) => access.assign(assignment),
    unassign: (assignment) => access.unassign(assignment),
  };
}

function waiting(userCode: string, { devices, clock }: OidcWorld): Device {
  const device = devices.byUserCode(userCode, clock.now());
  if (device === undefined) throw new Error(`No device waits with the code ${userCode}.`);
  return device;
}
