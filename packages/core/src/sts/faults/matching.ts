import type { Fault } from "../../network/faults/fault.ts";

/**
 * Matches AWS's answers by their code.
 *
 * @internal
 */
export function codeIs(...codes: readonly string[]): (fault: Fault) => boolean {
  return ({ origin, code }) => origin === "aws" && codes.includes(code ?? "");
}

/**
 * Matches AWS's answers by their words, where the code alone says too little.
 *
 * @internal
 */
export function says(pattern: RegExp): (fault: Fault) => boolean {
  return ({ origin, message }) => origin === "aws" && pattern.test(message);
}
