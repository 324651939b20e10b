import { totpCode, totpStep } from "../identity/totp.ts";
import { standardWorld } from "../world/standard-world.ts";

/**
 * What the only MFA device of the standard world shows.
 *
 * @param now - milliseconds since the epoch
 * @internal
 */
export function standardCode(now: number): string {
  const [device] = standardWorld.users.flatMap(({ mfaDevices = [] }) => mfaDevices);
  if (device === undefined) throw new Error("The standard world has no MFA device.");
  return totpCode(device.secret, totpStep(now));
}
