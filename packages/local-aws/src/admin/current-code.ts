import type { Directory } from "../identity/directory.ts";
import { totpCode, totpStep } from "../identity/totp.ts";

/**
 * What an authenticator app would show.
 *
 * @public
 */
export interface CurrentCode {
  readonly code: string;
  /** The code of the next 30 seconds. AWS accepts it already. */
  readonly nextCode: string;
  readonly secondsLeft: number;
}

/**
 * @throws {Error} when no user has the device
 * @internal
 */
export function currentCode(serial: string, deps: { readonly directory: Directory; readonly now: number }): CurrentCode {
  const device = deps.directory
    .users()
    .flatMap((user) => user.mfaDevices ?? [])
    .find((candidate) => candidate.serial === serial);
  if (device === undefined) throw new Error(`No user has the MFA device ${serial}.`);
  const step = totpStep(deps.now);
  return {
    code: totpCode(device.secret, step),
    nextCode: totpCode(device.secret, step + 1),
    secondsLeft: 30 - Math.floor((deps.now / 1000) % 30),
  };
}
