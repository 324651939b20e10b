import { isPassing } from "../../network/faults/is-passing.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Wait } from "../../ports/wait.ts";
import type { Answered } from "../client/answered.ts";
import { isThrottled } from "../client/sso-faults.ts";
import { createPace } from "./adaptive-pace.ts";

/** Milliseconds without a single answer, after which throttling counts as a refusal. */
const patience = 60_000;
const passingAttempts = 3;
/** Milliseconds. */
const pauseAfterFault = 500;

/**
 * Sends a request, in its turn, until it is answered or refused for good.
 *
 * @internal
 */
export type PacedCall = <Answer>(send: () => Promise<Answered<Answer>>) => Promise<Answered<Answer>>;

/**
 * Makes calls that share one pace: what is throttled comes again, at a pace that suits the service, for as long as the service
 * answers at all.
 *
 * @internal
 */
export function createPacedCalls({ clock, wait }: { readonly clock: Clock; readonly wait: Wait }): PacedCall {
  const pace = createPace({ clock, wait });
  let lastAnswer = clock();
  return async (send) => {
    for (let faults = 0; ; ) {
      const startedAt = await pace.turn();
      const answered = await send();
      if (answered.ok || !isThrottled(answered.fault)) {
        pace.report("answered", startedAt);
        lastAnswer = clock();
        if (answered.ok || !isPassing(answered.fault) || ++faults >= passingAttempts) {
          return answered;
        }
        await wait(pauseAfterFault * faults);
        continue;
      }
      pace.report("throttled", startedAt);
      if (clock() - lastAnswer > patience) {
        return answered;
      }
    }
  };
}
