import { currentCode } from "../admin/current-code.ts";
import type { WorldClock } from "../clock/world-clock.ts";
import type { Directory } from "../identity/directory.ts";
import type { MfaLedger } from "../identity/mfa-ledger.ts";
import type { SessionStore } from "../identity/session-store.ts";
import { totpCode, totpStep } from "../identity/totp.ts";
import type { LocalAws } from "../local-aws.ts";
import type { OidcIssuers } from "../oidc/oidc-issuers.ts";
import type { WorldAccessKey, WorldRole, WorldUser } from "./world.ts";

type WorldControls = Omit<
  LocalAws,
  | ("url" | "port" | "env" | "metadataEnv" | "caFile" | "adminToken" | "calls" | "clearCalls" | "faults" | "close")
  | ("setSignIn" | "identityCenter" | "consoleSignIn" | "startWorkflowJob" | "issuedSecrets")
>;

/**
 * How a test changes the world while it runs.
 *
 * @internal
 */
export function worldControls(deps: {
  readonly clock: WorldClock;
  readonly directory: Directory;
  readonly sessions: SessionStore;
  readonly mfa: MfaLedger;
  readonly issuers: OidcIssuers;
}): WorldControls {
  const { clock, directory, sessions, issuers } = deps;
  const authenticator = (serial: string) => currentCode(serial, { directory, now: clock.now() });
  return {
    now: () => clock.now(),
    advance: (seconds) => clock.advance(seconds),
    setClock: (time) => clock.set(time === undefined ? undefined : Number(time)),
    totp: (serial) => authenticator(serial).code,
    nextTotp: (serial) => authenticator(serial).nextCode,
    unspentTotp: (serial) => unspentCode(serial, deps),
    authenticator,
    mintWebIdentityToken: (claims) => issuers.mint(claims, directory.providers(), clock.now()),
    addAccount: (account) => directory.putAccount(account),
    addUser: (user) => directory.putUser(user),
    updateUser: (arn, change) => directory.putUser({ ...existingUser(directory, arn), ...change }),
    removeUser: (arn) => directory.removeUser(arn),
    addKey: (userArn, key) => changeKeys(directory, existingUser(directory, userArn), (keys) => [...keys, key]),
    removeKey: (id) => changeKeys(directory, ownerOf(directory, id), (keys) => keys.filter((key) => key.accessKeyId !== id)),
    setKeyActive: (id, active) =>
      changeKeys(directory, ownerOf(directory, id), (keys) =>
        keys.map((key) => (key.accessKeyId === id ? { ...key, active } : key)),
      ),
    addRole: (role) => directory.putRole(role),
    updateRole: (arn, change) => directory.putRole({ ...existingRole(directory, arn), ...change }),
    removeRole: (arn) => directory.removeRole(arn),
    expireSessions: () => sessions.expireAll(clock.now()),
  };
}

function unspentCode(
  serial: string,
  { clock, directory, mfa }: { readonly clock: WorldClock; readonly directory: Directory; readonly mfa: MfaLedger },
): string {
  const devices = directory.users().flatMap((user) => user.mfaDevices ?? []);
  const device = devices.find((candidate) => candidate.serial === serial);
  if (device === undefined) throw new Error(`No user has the MFA device ${serial}.`);
  const current = totpStep(clock.now());
  const step = [current, current + 1, current - 1].find((candidate) => !mfa.isSpent(serial, candidate));
  if (step === undefined) throw new Error(`All codes of ${serial} for this moment are spent; advance the clock by 30 seconds.`);
  return totpCode(device.secret, step);
}

function changeKeys(
  directory: Directory,
  user: WorldUser,
  change: (keys: readonly WorldAccessKey[]) => readonly WorldAccessKey[],
): void {
  directory.putUser({ ...user, accessKeys: change(user.accessKeys) });
}

function ownerOf(directory: Directory, accessKeyId: string): WorldUser {
  const user = directory.ownerOf(accessKeyId)?.user;
  if (user === undefined) throw new Error(`No user has the access key ${accessKeyId}.`);
  return user;
}

function existingUser(directory: Directory, arn: string): WorldUser {
  const user = directory.user(arn);
  if (user === undefined) throw new Error(`There is no user ${arn}.`);
  return user;
}

function existingRole(directory: Directory, arn: string): WorldRole {
  const role = directory.role(arn);
  if (role === undefined) throw new Error(`There is no role ${arn}.`);
  return role;
}
