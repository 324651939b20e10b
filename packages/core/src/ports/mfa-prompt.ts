/**
 * What a prompt shows when it asks a user for the six digits of an MFA device.
 *
 * @public
 */
export interface MfaRequest {
  readonly profile: string;
  /** Serial number or ARN of the device. */
  readonly serial: string;
  /** Why the user is asked again, if so: the last code was refused by AWS, or was spent on an earlier call. */
  readonly again: "rejected" | "already-used" | undefined;
}

/**
 * Asks for an MFA code. Resolves to what was typed; rejects with a `CredentialError` when no one can be asked
 * (`MFA_CODE_NEEDED`) or the user gave up (`INTERRUPTED`).
 *
 * @public
 */
export type MfaPrompt = (request: MfaRequest) => Promise<string>;
