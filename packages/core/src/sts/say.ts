import { formatDuration } from "../model/time/duration.ts";
import type { FaultContext } from "./faults/fault.ts";

/**
 * The call as a sentence names it: `AssumeRole of arn:aws:iam::111122223333:role/Admin for profile dev`.
 *
 * @internal
 */
export function describeCall({ operation, roleArn, profile }: FaultContext): string {
  return `${operation}${roleArn === undefined ? "" : ` of ${roleArn}`}${profile === undefined ? "" : ` for profile ${profile}`}`;
}

/**
 * A clock's error as a sentence without its full stop.
 *
 * @param seconds - AWS's time minus this machine's
 * @internal
 */
export function describeSkew(seconds: number | undefined): string {
  if (seconds === undefined) {
    return "This machine's clock differs too much from AWS's";
  }
  // The answer took a moment and Date counts whole seconds: an hour must not read as 59 min.
  const apart = Math.abs(seconds) < 300 ? Math.abs(seconds) : Math.round(Math.abs(seconds) / 60) * 60;
  return `This machine's clock is ${formatDuration(apart)} ${seconds > 0 ? "behind" : "ahead of"} AWS's`;
}

/**
 * Where a setting is to be made: `in profile dev`, or in general when the call belongs to no profile.
 *
 * @internal
 */
export function inProfile({ profile }: FaultContext): string {
  return profile === undefined ? "in the profile" : `in profile ${profile}`;
}
