import { CredentialError } from "@aws-temp/core";
import type { AppContext } from "../app-context.ts";

/** What a prompt of @inquirer is given beside its question. */
interface PromptContext {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly signal: AbortSignal;
}

const waysToLeave = new Set(["ExitPromptError", "AbortPromptError", "CancelPromptError"]);

/**
 * Runs a prompt on stdin and stderr, so that stdout can be captured by `eval "$(…)"`.
 *
 * Ctrl-C, Ctrl-D and a terminal that goes away end it as `INTERRUPTED`. After Ctrl-D a prompt of @inquirer never settles:
 * then the process has nothing left to do, which `beforeExit` tells us.
 */
export async function ask<T>(
  prompt: (context: PromptContext) => Promise<T>,
  { stdin, stderr, interrupts }: Pick<AppContext, "stdin" | "stderr" | "interrupts">,
): Promise<T> {
  const leaving = new AbortController();
  const leave = () => leaving.abort();
  process.once("beforeExit", leave);
  interrupts.interrupted.catch(leave);
  try {
    return await prompt({ input: stdin, output: stderr, signal: leaving.signal });
  } catch (error) {
    if (error instanceof Error && waysToLeave.has(error.name)) {
      throw new CredentialError("INTERRUPTED", "Interrupted.", { cause: error });
    }
    throw error;
  } finally {
    process.off("beforeExit", leave);
  }
}
