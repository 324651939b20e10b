import { CredentialError } from "@aws-temp/core/internal/cached";

/**
 * There were no credentials in time.
 *
 * @param other - the process that this one has waited for, and what it does
 */
export function timedOut(seconds: number, other: string | undefined): CredentialError {
  return new CredentialError("TIMED_OUT", `No credentials were available within ${seconds} s.`, {
    hints: [
      ...(other === undefined ? [] : [`This command waited for ${other}.`]),
      "Try again; or allow more time: --timeout 120s. The SDK for Go waits for 60 s at most.",
    ],
  });
}
