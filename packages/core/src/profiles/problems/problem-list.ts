import { knownKeys } from "../keys/known-keys.ts";
import type { FileKind } from "../origin.ts";
import type { Problem } from "../profile.ts";
import { type ProblemCode, problemTable } from "./problem-table.ts";

/** Where a problem is, and what its wording mentions. */
export interface Finding {
  readonly code: ProblemCode;
  readonly kind: FileKind;
  readonly file: string;
  readonly line: number;
  readonly section: Problem["section"];
  readonly key?: string | undefined;
  readonly other?: number | undefined;
  readonly more?: string | undefined;
}

/** Takes what is found in one file; who calls it adds the file. */
export type Report = (finding: Omit<Finding, "kind" | "file">) => void;

/** Says a finding in words. */
export function problemOf(finding: Finding): Problem {
  const { code, kind, file, line, section, key, other = 0, more = "" } = finding;
  const { severity, message } = problemTable[code];
  const mention = { key: key !== undefined && knownKeys.has(key) ? `"${key}"` : "this key", kind, other, more };
  return { severity, file, line, message: message(mention), code, section };
}
