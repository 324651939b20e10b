import { CredentialError } from "../../errors/credential-error.ts";
import { formatDuration } from "../../model/time/duration.ts";

/** A role reached from temporary credentials lasts this long at most, whatever its own maximum says. */
const chainedMaximum = 3600;

/**
 * What AWS accepts, in seconds, per call. Source: the STS API's model, aws-facts.md §7.
 */
const durationLimits = {
  "assume-role": { minimum: 900, maximum: 43_200, usual: 3600, call: "AssumeRole" },
  "get-session-token": { minimum: 900, maximum: 129_600, usual: 43_200, call: "GetSessionToken" },
  "get-federation-token": { minimum: 900, maximum: 129_600, usual: 43_200, call: "GetFederationToken" },
} as const;

/**
 * Where an asked duration was said, for messages.
 *
 * @internal
 */
export interface DurationOrigin {
  readonly profile: string;
  readonly file?: string | undefined;
  readonly line?: number | undefined;
}

/**
 * How long a session may last, given how it is reached.
 *
 * AWS caps a role assumed with temporary credentials ("role chaining") at one hour; GetSessionToken credentials count as temporary.
 * Source: aws-facts.md §7.
 *
 * @param asked - seconds; `undefined` means the call's default (one hour for a role, twelve for a session)
 * @returns the seconds to request; `clamped` when they are fewer than asked
 * @throws {CredentialError} `DURATION_OUT_OF_RANGE` when AWS would refuse the value
 * @internal
 */
export function allowedDuration(
  call: keyof typeof durationLimits,
  asked: number | undefined,
  reached: "directly" | "by-chaining",
  origin: DurationOrigin,
): { readonly seconds: number; readonly clamped: boolean } {
  const limits = durationLimits[call];
  const seconds = asked ?? limits.usual;
  if (!Number.isInteger(seconds) || seconds < limits.minimum || seconds > limits.maximum) {
    const [shortest, longest] = [limits.minimum, limits.maximum].map(formatDuration);
    const range = `${shortest} to ${longest} (${limits.minimum} to ${limits.maximum} seconds)`;
    throw new CredentialError(
      "DURATION_OUT_OF_RANGE",
      `Profile ${origin.profile} asks for ${formatDuration(seconds)} (${seconds} seconds); ${limits.call} takes ${range}.`,
      { ...origin, hints: [`Pass ${range}, for example: --duration 1h.`] },
    );
  }
  if (call === "assume-role" && reached === "by-chaining" && seconds > chainedMaximum) {
    return { seconds: chainedMaximum, clamped: true };
  }
  return { seconds, clamped: false };
}
