import { accessDenied } from "../errors/aws-fault.ts";
import type { Caller } from "../identity/caller.ts";
import type { Parameters } from "../query/parameters.ts";
import type { Violations } from "../query/violations.ts";
import { constraints } from "./constraints.ts";
import type { StsWorld } from "./sts-world.ts";

/**
 * Checks the form of `SerialNumber` and `TokenCode`.
 *
 * @internal
 */
export function checkMfaParameters(parameters: Parameters, violations: Violations): void {
  violations.text("serialNumber", parameters.get("SerialNumber"), constraints.serialNumber);
  violations.text("tokenCode", parameters.get("TokenCode"), constraints.tokenCode);
}

/**
 * When the caller proved to have the MFA device: now, with a code that this call spends, or when the GetSessionToken session
 * was made. `undefined` when neither.
 *
 * @returns milliseconds since the epoch
 * @throws {AwsFault} `AccessDenied`
 * @internal
 */
export function mfaOfCall(call: { parameters: Parameters; caller: Caller }, world: StsWorld): number | undefined {
  const { principal, session } = call.caller;
  const serial = call.parameters.get("SerialNumber");
  const code = call.parameters.get("TokenCode");
  if (serial === undefined && code === undefined) return session?.mfaAt;
  if (serial === undefined || code === undefined) {
    throw accessDenied("MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.");
  }
  const now = world.clock.now();
  world.mfa.spend(principal.kind === "user" ? principal.user : undefined, serial, code, now);
  return now;
}
