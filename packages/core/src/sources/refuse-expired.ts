import type { ErrorCode } from "../errors/codes.ts";
import { CredentialError, type ErrorData } from "../errors/credential-error.ts";
import { formatDuration } from "../model/time/duration.ts";
import type { Clock } from "../ports/clock.ts";

interface Expiring {
  readonly expiration: Date | undefined;
  /** The subject of the sentence: `The keys of profile dev`. */
  readonly what: string;
  readonly code: ErrorCode;
  readonly hints: readonly string[];
  readonly data: ErrorData;
}

/**
 * Ends when credentials are past their expiry. AWS would say so too, but later and without the reason.
 *
 * @throws {CredentialError} with the given code
 * @internal
 */
export function refuseExpired({ expiration, what, code, hints, data }: Expiring, clock: Clock): void {
  const now = clock();
  if (expiration !== undefined && expiration.getTime() <= now) {
    const ago = formatDuration((now - expiration.getTime()) / 1000);
    throw new CredentialError(code, `${what} expired ${ago} ago, at ${expiration.toISOString()}.`, { ...data, hints });
  }
}
