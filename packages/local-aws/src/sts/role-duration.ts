import { validationError } from "../errors/aws-fault.ts";
import type { WorldRole } from "../world/world.ts";

const oneHour = 3600;

/**
 * How long a role session lasts.
 *
 * @param asked - seconds, within the limits of the service model; `undefined` means an hour
 * @throws {AwsFault} `ValidationError` beyond an hour by chaining, or beyond the role's maximum
 * @internal
 */
export function roleDuration(asked: number | undefined, role: WorldRole, reached: "directly" | "by-chaining"): number {
  const seconds = asked ?? oneHour;
  if (reached === "by-chaining" && seconds > oneHour) {
    throw validationError("The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.");
  }
  if (seconds > (role.maxSessionDuration ?? oneHour)) {
    throw validationError("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
  }
  return seconds;
}
