import { isPassing } from "../../network/faults/is-passing.ts";
import type { Wait } from "../../ports/wait.ts";
import type { Answered } from "./answered.ts";
import { isThrottled } from "./sso-faults.ts";

/** A hundred commands at once for a hundred accounts is usual; AWS throttles them, and they all want their turn. */
const throttledAttempts = 8;
const passingAttempts = 3;
/** Milliseconds, doubled each time. All pauses together stay under half a minute. */
const firstPause = 250;
const longestPause = 10_000;

/**
 * Sends a request until it is answered, refused for good, or too often in vain; each pause is longer than the one before, and of
 * random length so that parallel commands come apart.
 *
 * @internal
 */
export async function persist<Answer>(send: () => Promise<Answered<Answer>>, wait: Wait): Promise<Answered<Answer>> {
  for (let attempt = 1; ; attempt++) {
    const answered = await send();
    if (answered.ok) {
      return answered;
    }
    const most = isThrottled(answered.fault) ? throttledAttempts : isPassing(answered.fault) ? passingAttempts : 1;
    if (attempt >= most) {
      return answered;
    }
    await wait(Math.min(longestPause, firstPause * 2 ** (attempt - 1)) * (0.5 + Math.random() / 2));
  }
}
