import { CredentialError } from "@aws-temp/core";
import type { Host } from "./host.ts";

/**
 * Ends the step early: the runner cancels it, or its time is up.
 *
 * @public
 */
export interface Interruption {
  /**
   * From here on the step does not end by itself, but is asked.
   *
   * @throws {CredentialError} when the end has come already
   */
  readonly hold: () => void;
  /** @throws {CredentialError} when the end has come meanwhile */
  readonly check: () => void;
  /** The step is done. */
  readonly release: () => void;
}

/** A timer takes no more, 24 days: it would end at once. */
const longestMs = 2 ** 31 - 1;

/**
 * Before {@link Interruption.hold} nothing has been published, and the process just ends. While profiles are being written, the end
 * waits until they can be taken back.
 *
 * @param seconds - how long the step may take; `undefined` for any time
 * @public
 */
export function watchInterruption(host: Pick<Host, "fail">, seconds: number | undefined): Interruption {
  let reason: CredentialError | undefined;
  let holding = false;
  const end = (error: CredentialError, status: number) => {
    if (reason !== undefined) return;
    reason = error;
    if (holding) return;
    host.fail(error.message, error.code);
    // What was written to a pipe may not have left yet.
    process.stdout.write("", () => process.exit(status));
  };
  const interrupted = new CredentialError("INTERRUPTED", "The step was interrupted.");
  const signals = { SIGINT: 130, SIGTERM: 143 } as const;
  const handlers = Object.entries(signals).map(([signal, status]) => [signal, () => end(interrupted, status)] as const);
  for (const [signal, handler] of handlers) process.on(signal, handler);
  const late = new CredentialError("TIMED_OUT", `Action timed out after ${seconds} seconds`);
  const timer =
    seconds === undefined || seconds <= 0 ? undefined : setTimeout(() => end(late, 1), Math.min(seconds * 1000, longestMs));
  const check = () => {
    if (reason !== undefined) throw reason;
  };
  return {
    hold: () => {
      check();
      holding = true;
    },
    check,
    release: () => {
      clearTimeout(timer);
      for (const [signal, handler] of handlers) process.off(signal, handler);
    },
  };
}
