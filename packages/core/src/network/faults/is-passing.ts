import type { Fault } from "./fault.ts";

/**
 * Whether a call may well succeed when it is made again as it was: the network broke, or AWS had a fault of its own.
 *
 * @internal
 */
export function isPassing({ origin, code, status }: Pick<Fault, "origin" | "code" | "status">): boolean {
  // A counterpart that did not finish its answer in the whole time is not asked again.
  return (origin === "network" && code !== "ANSWER_TOO_SLOW") || (status ?? 0) >= 500;
}
