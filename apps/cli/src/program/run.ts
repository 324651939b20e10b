import type { CredentialError } from "@aws-temp/core";
import { asCredentialError } from "@aws-temp/core/internal";
import type { AppContext } from "../app-context.ts";
import { errorJson, errorLines } from "../render/error.ts";
import { rootHelp, topicHelp } from "../render/help-pages.ts";
import { coloursFor } from "../render/text/colours.ts";
import { jsonText } from "../render/text/json-text.ts";
import { shownLines } from "../render/text/shown-lines.ts";
import { commandTable } from "./command-table.ts";
import { statusOf } from "./exit-status.ts";
import { findCommand } from "./find-command.ts";
import { versionLine } from "./version-line.ts";

/**
 * Runs one command line and reports how it ended.
 *
 * @returns the exit status
 */
export async function run(argv: readonly string[], context: AppContext): Promise<number> {
  try {
    return await Promise.race([execute(argv, context), context.interrupts.interrupted]);
  } catch (thrown) {
    return report(asCredentialError(thrown), argv, context);
  }
}

/** Tells about an error, on stdout as JSON where that was asked for, else on stderr. */
export function report(error: CredentialError, argv: readonly string[], context: AppContext): number {
  const { progress, stdout, stderr, environment, home } = context;
  progress.show(undefined);
  if (flagGiven(argv, "--json")) {
    stdout.write(jsonText(errorJson(error)));
  } else {
    const colours = coloursFor(stderr, environment, flagGiven(argv, "--no-color"));
    const lines = [...errorLines(error, colours, home), ...faultLines(error, environment["AWS_TEMP_DEBUG"])];
    stderr.write(shownLines(lines, stderr));
  }
  return statusOf(error);
}

/** What a report of a fault needs; nothing for an error that is the user's or AWS's. */
function faultLines({ class: kind, cause }: CredentialError, debug: string | undefined): string[] {
  if (kind !== "fault") return [];
  const stack = cause instanceof Error ? cause.stack : undefined;
  return debug && stack !== undefined
    ? stack.split("\n")
    : ["This is an error in aws-temp itself. AWS_TEMP_DEBUG=1 shows where, for a report."];
}

/** Whether a flag is among a command's own arguments: read before they are parsed, and when they cannot be. */
export function flagGiven(argv: readonly string[], flag: string): boolean {
  const end = argv.indexOf("--");
  return (end === -1 ? argv : argv.slice(0, end)).includes(flag);
}

/** @returns the exit status of what was done: a command's own, such as that of a program which it ran, else 0 */
async function execute(argv: readonly string[], context: AppContext): Promise<number> {
  const asked = findCommand(argv);
  if (asked.what === "version") {
    context.stdout.write(`${versionLine(process)}\n`);
    return 0;
  }
  if (asked.what === "command") {
    const { runCommand } = await import("./run-command.ts");
    return await runCommand(asked, context);
  }
  const { id } = asked;
  const entry = id === undefined ? undefined : commandTable.get(id);
  if (id !== undefined && entry !== undefined) {
    const { showCommandHelp } = await import("./show-command-help.ts");
    await showCommandHelp(id, entry);
  } else {
    const colours = coloursFor(context.stdout, context.environment, flagGiven(argv, "--no-color"));
    context.stdout.write(shownLines(id === undefined ? rootHelp(colours) : topicHelp(id, colours), context.stdout));
  }
  return 0;
}
