import { CredentialError } from "./credential-error.ts";

/**
 * The funnel for whatever else was thrown: gives it the code `UNEXPECTED` and keeps it as the cause.
 *
 * @public
 */
export function asCredentialError(thrown: unknown): CredentialError {
  if (thrown instanceof CredentialError) {
    return thrown;
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new CredentialError("UNEXPECTED", message, { cause: thrown });
}
