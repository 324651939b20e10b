import type { Problem } from "@aws-temp/core/profiles";
import type { ProblemJson } from "@aws-temp/core/views";
import { placeOf } from "../error.ts";
import type { Colours } from "../text/colours.ts";

/** A problem as `--json` prints it. */
export function problemJson({ severity, file, line, message }: Problem): ProblemJson {
  return { severity, file, line, message };
}

/** A problem in one line for people, as compilers write it. */
export function problemLine({ severity, file, line, message }: Problem, colours: Colours, home: string): string {
  const paint = severity === "error" ? colours.red : colours.yellow;
  return `${placeOf(file, line, home)}: ${paint(severity)}: ${message}`;
}
