import type { Environment } from "@aws-temp/core";
import { asCredentialError } from "@aws-temp/core/internal";

/**
 * Where an unexpected fault came from, for a job that asks for it with `SHOW_STACK_TRACE: true`: the calls alone, without what else the
 * fault says. Of an error that is understood, nothing.
 */
export function stackTrace(thrown: unknown, environment: Environment): readonly string[] {
  if (environment["SHOW_STACK_TRACE"] !== "true") return [];
  const error = asCredentialError(thrown);
  if (error.code !== "UNEXPECTED") return [];
  const { stack = "" } = error.cause instanceof Error ? error.cause : error;
  return stack.split("\n").filter((line) => /^\s+at /.test(line));
}
