import { printableLine } from "@aws-temp/core/internal";
import type { Candidate } from "./candidate.ts";
import type { SplitLine } from "./split-line.ts";

/** Shells whose completion we write. */
export const completionShells = ["bash", "zsh", "fish", "powershell", "nushell"] as const;

export type CompletionShell = (typeof completionShells)[number];

/**
 * Words for a shell that quotes them itself: one on a line, its description after a tab. A name that a shell cannot show
 * as it is, because it holds a control character, is left out.
 */
export function plainLines(candidates: readonly Candidate[]): string[] {
  return candidates
    .filter(({ value }) => isPrintable(value))
    .map(({ value, description }) => (description === undefined ? value : `${value}\t${printableLine(description)}`));
}

/**
 * Words as bash puts them into the line: quoted, unless a quote is open already, and without the part before the last `:` or `=`,
 * which bash takes for a word of its own (`COMP_WORDBREAKS`).
 */
export function bashLines(candidates: readonly Candidate[], { current, quote }: Pick<SplitLine, "current" | "quote">): string[] {
  const kept = quote === "" ? Math.max(current.lastIndexOf(":"), current.lastIndexOf("=")) + 1 : 0;
  return candidates
    .map(({ value }) => value.slice(kept))
    .filter(isPrintable)
    .map((value) => (quote === "" ? value.replaceAll(/[^\p{L}\p{N}_@%+=:,./-]/gu, "\\$&") : value));
}

/** Words as PowerShell puts them into the line: those with more than plain characters between single quotes. */
export function powershellLines(candidates: readonly Candidate[]): string[] {
  const quoted = ({ value, description }: Candidate) => ({
    value: /^[\w+=:./-]+$/.test(value) ? value : `'${value.replaceAll("'", "''")}'`,
    description,
  });
  return plainLines(candidates.map(quoted));
}

function isPrintable(value: string): boolean {
  return printableLine(value) === value;
}
