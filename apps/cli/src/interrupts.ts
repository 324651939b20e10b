import { setImmediate } from "node:timers/promises";
import { CredentialError } from "@aws-temp/core";

/** How Ctrl-C reaches the work that is going on. */
export interface Interrupts {
  /** Rejects with `INTERRUPTED` when the user presses Ctrl-C, at once or as soon as no {@link Interrupts.shield} is held. */
  readonly interrupted: Promise<never>;
  /** Runs work that must not be cut in half, such as writing the user's files: an interrupt waits until it is over. */
  shield<T>(work: () => Promise<T>): Promise<T>;
  /** Runs work during which SIGINT is for a program that was started, such as a pager. */
  lend<T>(work: () => Promise<T>): Promise<T>;
  /** From now on SIGINT is someone else's: of a program that was started, or of a server that ends by it. */
  release(): void;
}

/**
 * Turns SIGINT into a rejection, so that an interrupted command ends like any other: one message, the terminal as it was.
 *
 * A second Ctrl-C ends the process at once, whatever is being done.
 *
 * @param signals - where SIGINT arrives: the process
 * @param kill - ends the process
 */
export function watchInterrupts(signals: NodeJS.EventEmitter, kill: () => void): Interrupts {
  let shields = 0;
  let pending = false;
  const { promise, reject } = Promise.withResolvers<never>();
  promise.catch(() => undefined);
  const interrupt = () => reject(new CredentialError("INTERRUPTED", "Interrupted."));
  const onSignal = () => {
    if (pending) kill();
    pending = true;
    if (shields === 0) interrupt();
  };
  signals.on("SIGINT", onSignal);
  return {
    interrupted: promise,
    async shield(work) {
      shields += 1;
      try {
        return await work();
      } finally {
        shields -= 1;
        if (pending && shields === 0) interrupt();
      }
    },
    async lend(work) {
      const ignored = () => undefined;
      signals.on("SIGINT", ignored).off("SIGINT", onSignal);
      try {
        return await work();
      } finally {
        // A Ctrl-C of before the end may be reported after it, in the same turn.
        await setImmediate();
        signals.on("SIGINT", onSignal).off("SIGINT", ignored);
      }
    },
    release: () => {
      signals.off("SIGINT", onSignal);
    },
  };
}
