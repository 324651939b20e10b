import type { HandedOver } from "../exec/hand-over.ts";
import { describeExpiry } from "./text/moment.ts";

/**
 * What a shell holds that `exec` starts, said before its first prompt.
 *
 * @param now - milliseconds since the epoch
 */
export function subshellLine({ profile, expiration }: Pick<HandedOver, "profile" | "expiration">, now: number): string {
  const until = expiration === undefined ? "" : ` until ${describeExpiry(expiration, now)}`;
  return `This shell holds ${profile}${until}. Leave it with: exit`;
}
