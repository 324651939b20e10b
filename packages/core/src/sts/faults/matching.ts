import type { StsFault } from "../fault.ts";

/**
 * Matches AWS's answers by their code.
 *
 * @internal
 */
export function codeIs(...codes: readonly string[]): (fault: StsFault) => boolean {
  return ({ origin, code }) => origin === "aws" && codes.includes(code ?? "");
}

/**
 * Matches AWS's answers by their words, where the code alone says too little.
 *
 * @internal
 */
export function says(pattern: RegExp): (fault: StsFault) => boolean {
  return ({ origin, message }) => origin === "aws" && pattern.test(message);
}
