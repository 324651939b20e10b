import type { ChildProcess } from "node:child_process";

/** What a terminal sends to its whole job, so that the child has it already; without a terminal it is sent to us alone. */
const ofTerminal = ["SIGINT", "SIGQUIT", "SIGWINCH", "SIGTSTP"] as const;
/** What is sent to one process, by a user or a supervisor. */
const always = ["SIGTERM", "SIGHUP", "SIGUSR1", "SIGUSR2", "SIGCONT"] as const;
/** Ctrl-C and Ctrl-Break reach every program of a console; Windows has no other signals, and ours would end the child. */
const onWindows = ["SIGINT", "SIGBREAK", "SIGHUP"] as const;

/** What is done with the signals that this process gets while it stands for another. */
export interface SignalForwarding {
  /** Who gets them. What came before is handed over. */
  to(child: ChildProcess): void;
  end(): void;
}

/**
 * Lets a child have the signals that were meant for it, while this process lives on to tell how the child ended. Called before the
 * child starts, so that no moment is left in which a signal would end us and not the child.
 *
 * Ctrl-Z stops both (the system does so, as long as no one listens), `fg` continues both.
 *
 * @param terminal - a terminal belongs to this process
 */
export function forwardSignals({
  terminal,
  platform,
}: {
  readonly terminal: boolean;
  readonly platform: NodeJS.Platform;
}): SignalForwarding {
  let receiver: ChildProcess | undefined;
  const early: NodeJS.Signals[] = [];
  const ignore = () => undefined;
  const pass = (signal: NodeJS.Signals) => {
    if (receiver === undefined) early.push(signal);
    else receiver.kill(signal);
  };
  const handlers: (readonly [NodeJS.Signals, (signal: NodeJS.Signals) => void])[] =
    platform === "win32"
      ? onWindows.map((signal) => [signal, ignore])
      : [
          ...always.map((signal) => [signal, pass] as const),
          ...ofTerminal
            .filter((signal) => !terminal || signal !== "SIGTSTP")
            .map((signal) => [signal, terminal ? ignore : pass] as const),
        ];
  for (const [signal, handle] of handlers) process.on(signal, handle);
  return {
    to(child) {
      receiver = child;
      for (const signal of early.splice(0)) child.kill(signal);
    },
    end() {
      for (const [signal, handle] of handlers) process.off(signal, handle);
    },
  };
}
