import { CredentialError } from "@aws-temp/core";
import { asCredentialError, didYouMean, nearest } from "@aws-temp/core/internal";

/** What the errors of oclif's parser have in common; it does not export their classes. */
interface ParseError extends Error {
  readonly oclif: unknown;
  /** The unknown flags, where that is what is wrong. */
  readonly flags?: readonly string[];
}

/**
 * What oclif's parser throws, as our own `USAGE`; every other error as it is.
 *
 * Superfluous arguments and values are not repeated: someone may have pasted a secret.
 *
 * @param command - the command as it is typed, e.g. `aws-temp login`
 * @param flags - the flags that the command takes
 */
export function asUsageError(thrown: unknown, command: string, flags: readonly string[]): CredentialError {
  if (!isParseError(thrown)) return asCredentialError(thrown);
  const help = `List what is available: ${command} --help`;
  if (thrown.flags !== undefined) {
    const typed = thrown.flags[0]?.split("=", 1)[0] ?? "";
    const alike = nearest(
      typed,
      flags.map((flag) => `--${flag}`),
    );
    return new CredentialError("USAGE", `${command} has no flag ${typed}.`, {
      hints: [...didYouMean(alike), help],
    });
  }
  if (thrown.message.startsWith("Unexpected argument")) {
    return new CredentialError("USAGE", `${command} does not take so many arguments.`, { hints: [help] });
  }
  // Each of two flags that exclude each other is complained about on a line of its own; the first of them says it.
  const apart = /(--[\w-]+)(?:=.*?)? cannot also be provided when using (--[\w-]+)/s.exec(thrown.message);
  if (apart !== null) {
    return new CredentialError("USAGE", `${apart[2]} and ${apart[1]} exclude each other.`, { hints: [help] });
  }
  const lacking = /All of the following must be provided when using (--[\w-]+): (--[\w-]+)/.exec(thrown.message);
  if (lacking !== null) {
    return new CredentialError("USAGE", `${lacking[1]} goes with ${lacking[2]} only.`, { hints: [help] });
  }
  const message = thrown.message
    .replace(/^The following errors? occurred:\s*/, "")
    .replace(/\n*See more help with --help\s*$/, "")
    .replace(/^Parsing (--[\w-]+)\s+E/, "$1: e")
    .replaceAll(/\s*\n\s*/g, " ");
  return new CredentialError("USAGE", /[.?!]$/.test(message) ? message : `${message}.`, { hints: [help] });
}

function isParseError(thrown: unknown): thrown is ParseError {
  return thrown instanceof Error && "oclif" in thrown;
}
