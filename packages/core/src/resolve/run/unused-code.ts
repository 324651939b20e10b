import { CredentialError } from "../../errors/credential-error.ts";
import type { CredentialPlan } from "../../plan/plan.ts";

/**
 * Refuses an MFA code that was given for a plan which needs none: someone who gives a code expects that it counts.
 *
 * @throws {CredentialError} `USAGE`
 * @internal
 */
export function refuseUnusedCode({ profile, source, steps, reasons }: CredentialPlan): void {
  const needed =
    steps.some(({ mfaSerial }) => mfaSerial !== undefined) ||
    (source.kind === "process" && source.ifLongTerm?.mfaSerial !== undefined);
  if (needed) return;
  throw new CredentialError("USAGE", `Profile ${profile} needs no MFA code, so --mfa-code would have no effect.`, {
    profile,
    hints: [
      ...reasons.filter((reason) => reason.includes("mfa_serial")),
      "Leave --mfa-code out, or name the MFA device in the profile: mfa_serial = arn:aws:iam::ACCOUNT:mfa/NAME",
    ],
  });
}
