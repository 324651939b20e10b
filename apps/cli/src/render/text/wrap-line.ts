import { wrapLine as wrap } from "@aws-temp/core/internal";
import { widthOf } from "./width.ts";

/** Breaks a line at spaces so that each part fits into a terminal of so many columns. Colours take none. */
export function wrapLine(line: string, columns: number): string[] {
  return wrap(line, columns, widthOf);
}
