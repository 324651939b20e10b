import { CredentialError } from "../errors/credential-error.ts";
import type { Logger } from "../ports/logger.ts";

/**
 * Warns that something of aws-temp's own cannot be read or written. An unsafe place is named with its code and the way out, and in the same
 * words whatever was wanted from it, so that it is said once.
 *
 * @param consequence - `The credentials cannot be cached, so the next command asks AWS again`
 * @internal
 */
export function warnOfState(logger: Logger, consequence: string, error: unknown): void {
  if (error instanceof CredentialError && error.code === "STATE_UNSAFE") {
    logger.warn(["STATE_UNSAFE:", error.message, ...error.hints.map((hint) => `${hint}.`)].join(" "));
  } else {
    logger.warn(`${consequence}: ${(error as Error).message}`);
  }
}
