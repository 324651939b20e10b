import type { CredentialError } from "@aws-temp/core";
import { exitStatus, printableLine, wrapLine } from "@aws-temp/core/internal/cached";
import { writeNow } from "./write-now.ts";

/** An SDK puts what it finds on stderr into its own message: more than this would bury it. */
const mostLines = 3;

/**
 * Says on stderr how it ended: what is wrong, and what to do.
 *
 * @returns the exit status
 */
export function report(error: CredentialError): number {
  tell([`${error.message}${placeOf(error)} (${error.code})`, ...error.hints]);
  return exitStatus[error.class];
}

/** Where it was decided, unless the message says so. */
function placeOf({ message, data: { file, line } }: CredentialError): string {
  const place = line === undefined ? `${file}` : `${file}:${line}`;
  return file === undefined || message.includes(place) ? "" : ` See ${place}.`;
}

/** Says something to people: at most three lines, none of which can be mistaken for another's. */
export function tell(lines: readonly string[]): void {
  const shown = lines.slice(0, mostLines).map((line) => `aws-temp-credential-process: ${printableLine(line)}`);
  const columns = terminalColumns();
  const wrapped = columns === undefined ? shown : shown.flatMap((line) => wrapLine(line, columns, ({ length }) => length));
  writeNow(2, wrapped.map((line) => `${line}\n`).join(""));
}

/** The width of the terminal that stderr is. Both modules take time to load, so they are loaded only here. */
function terminalColumns(): number | undefined {
  return process.getBuiltinModule("node:tty").isatty(2) ? process.stderr.columns || undefined : undefined;
}
