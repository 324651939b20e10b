import { accessDenied } from "../errors/aws-fault.ts";
import type { WorldUser } from "../world/world.ts";
import { totpCode, totpStep } from "./totp.ts";

/**
 * Checks MFA codes and remembers which were spent: AWS takes each code of a device once.
 *
 * @internal
 */
export class MfaLedger {
  readonly #spent = new Map<string, Set<number>>();

  /**
   * Accepts a code of the current 30-second step or of one of its neighbours, and spends it.
   *
   * @throws {AwsFault} `AccessDenied` when the device is not the user's, or the code is wrong or spent
   */
  spend(user: WorldUser | undefined, serial: string, code: string, now: number): void {
    const device = user?.mfaDevices?.find((candidate) => candidate.serial === serial);
    if (device === undefined) {
      throw accessDenied(
        "MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and " +
          "associated with this user.",
      );
    }
    const spent = this.#spent.get(serial) ?? new Set<number>();
    const current = totpStep(now);
    const step = [current, current - 1, current + 1].find(
      (candidate) => !spent.has(candidate) && totpCode(device.secret, candidate) === code,
    );
    if (step === undefined) {
      throw accessDenied("MultiFactorAuthentication failed with invalid MFA one time pass code.");
    }
    this.#spent.set(serial, spent.add(step));
  }

  /** Whether the code of that step was spent already. */
  isSpent(serial: string, step: number): boolean {
    return this.#spent.get(serial)?.has(step) ?? false;
  }
}
