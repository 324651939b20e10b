import type { Candidate } from "./candidate.ts";
import { type CompletionDeps, candidatesFor } from "./candidates.ts";
import { bashLines, type CompletionShell, plainLines, powershellLines } from "./print-candidates.ts";
import { type SplitLine, splitLine } from "./split-line.ts";

/** What `awst` takes beyond the flags of `export`. */
const awstFlags: readonly Candidate[] = [
  { value: "--off", description: "Take the credentials out of this shell." },
  { value: "--trust", description: "Trust the .aws-temp-profile of this folder." },
];

/**
 * Answers the script of a shell.
 *
 * @param typed - a command line up to the cursor; or its words, without quotes, the last of them unfinished
 * @returns the candidates, and the lines that the shell reads
 */
export async function complete(
  typed: string | readonly string[],
  shell: CompletionShell,
  deps: CompletionDeps,
): Promise<{ readonly candidates: readonly Candidate[]; readonly lines: readonly string[] }> {
  const { words, current, quote }: SplitLine =
    typeof typed === "string" ? splitLine(typed) : { words: typed.slice(0, -1), current: typed.at(-1) ?? "", quote: "" };
  const [program = "", ...rest] = words;
  const candidates =
    program === "awst"
      ? [
          ...awstFlags.filter(({ value }) => current !== "" && rest.length === 0 && value.startsWith(current)),
          ...(await candidatesFor(["export", ...rest], current, deps)),
        ]
      : await candidatesFor(rest, current, deps);
  const lines = {
    bash: () => bashLines(candidates, { current, quote }),
    zsh: () => plainLines(candidates),
    fish: () => plainLines(candidates),
    powershell: () => powershellLines(candidates),
    nushell: () => plainLines(candidates),
  }[shell]();
  return { candidates, lines };
}
