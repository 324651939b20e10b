import type { EnvironmentChange } from "../environment-change.ts";
import { hasBeyondAscii, lineBreak, type Refusal, refuseUncarried } from "./cannot-carry.ts";

/** The longest command that cmd.exe takes, in characters. */
const longestLine = 8191;

const refusals: readonly Refusal[] = [
  { found: (value) => value === "", holds: "no character at all", because: "`set` takes as an order to remove the variable" },
  { found: lineBreak, holds: "a line break", because: "ends the command" },
  { found: (value) => value.includes('"'), holds: 'a quotation mark (")', because: "ends the quoted text in a batch file" },
  {
    found: (value) => value.includes("%"),
    holds: "a percent sign",
    because: "a batch file expands and FOR /F does not, so that no text is right for both",
  },
  { found: (value) => value.includes("!"), holds: "an exclamation mark", because: "cmd.exe expands under delayed expansion" },
  {
    found: (value) => hasBeyondAscii(value.replaceAll("\t", "")),
    holds: "a character that is not ASCII",
    because: "cmd.exe reads by the console's code page",
  },
];

/**
 * For cmd.exe: `set "NAME=value"`, in either of the two ways in which it can take a program's output: typed,
 * `for /f "delims=" %i in ('aws-temp export NAME --format cmd') do @%i`, or as a batch file that is then called. The same text
 * serves both, so values that the two would read differently are refused. No such value comes from AWS.
 *
 * No statement may begin with `@` or be an `if`: behind FOR /F, cmd.exe would look for a program of that name.
 * A batch file should say `@echo off` before it calls this text, or its lines show on the screen.
 *
 * @internal
 */
export function writeCmd(change: EnvironmentChange): string {
  const lines = change.unset.map((name) => `set "${name}="`);
  for (const [name, value] of change.set) {
    const line = `set "${name}=${value}"`;
    refuseUncarried("cmd", name, value, [
      ...refusals,
      { found: () => line.length > longestLine, holds: "too many characters", because: `makes a line of over ${longestLine}` },
    ]);
    lines.push(line);
  }
  return `${lines.join("\r\n")}\r\n`;
}
