import { setTimeout } from "node:timers/promises";
import type { Wait } from "../ports/wait.ts";

/**
 * Waits in real time.
 *
 * @internal
 */
export const realWait: Wait = async (ms, signal) => {
  await setTimeout(ms, undefined, signal === undefined ? {} : { signal: signal as AbortSignal });
};
