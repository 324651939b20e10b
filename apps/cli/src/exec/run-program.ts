import { constants } from "node:os";
import type { AppContext } from "../app-context.ts";
import { forwardSignals } from "./forward-signals.ts";
import { type Program, startProgram } from "./start-program.ts";
import { hasTerminal } from "./terminal-job.ts";

/**
 * Runs a program to its end as if it had been started in our place.
 *
 * @returns its exit status; 128 and the signal's number when a signal ended it, as in shells
 * @throws {CredentialError} `COMMAND_NOT_FOUND`, `COMMAND_NOT_EXECUTABLE`
 */
export async function runProgram(
  command: Program["command"],
  environment: Program["environment"],
  { platform, interrupts, progress }: Pick<AppContext, "platform" | "interrupts" | "progress">,
): Promise<number> {
  progress.show(undefined);
  const forwarding = forwardSignals({ terminal: hasTerminal(platform), platform });
  // From here on Ctrl-C is the program's.
  interrupts.release();
  try {
    const { child, exited } = await startProgram({ command, environment, platform });
    forwarding.to(child);
    const { status, signal } = await exited;
    return status ?? 128 + (signal === null ? 0 : constants.signals[signal]);
  } finally {
    forwarding.end();
  }
}
