import { CredentialError } from "../errors/credential-error.ts";

interface MfaInput {
  readonly profile: string;
  /** `undefined` when the call carries no code. */
  readonly mfaSerial: string | undefined;
  readonly mfaCode: string | undefined;
}

/**
 * The two parameters that say who holds the device: none, or both.
 *
 * @throws {CredentialError} `MFA_CODE_NEEDED` without a code, `INVALID_VALUE` when it is not six digits
 * @internal
 */
export function mfaParameters({ profile, mfaSerial, mfaCode }: MfaInput): { SerialNumber?: string; TokenCode?: string } {
  if (mfaSerial === undefined) {
    return {};
  }
  if (mfaCode === undefined) {
    throw new CredentialError("MFA_CODE_NEEDED", `Profile ${profile} needs an MFA code of ${mfaSerial}.`, {
      profile,
      hints: ["Pass the code: --mfa-code 123456"],
    });
  }
  if (!/^\d{6}$/.test(mfaCode)) {
    throw new CredentialError("INVALID_VALUE", `An MFA code has six digits. The code for ${mfaSerial} does not.`, {
      profile,
      hints: ["Type the six digits that the device shows, without spaces."],
    });
  }
  return { SerialNumber: mfaSerial, TokenCode: mfaCode };
}
