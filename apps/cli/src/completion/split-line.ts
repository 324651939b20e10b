/** A command line up to the cursor, as a shell reads it. */
export interface SplitLine {
  /** All words but the last, without quotes. */
  readonly words: readonly string[];
  /** The word at the cursor, without quotes; empty after a blank. */
  readonly current: string;
  /** The quote that is still open at the cursor. */
  readonly quote: "" | "'" | '"';
}

/** Splits a command line up to the cursor. A quote that is still open, and a backslash at the end, belong to what is being typed. */
export function splitLine(line: string): SplitLine {
  const words: string[] = [];
  let current: string | undefined;
  let quote: SplitLine["quote"] = "";
  for (let at = 0; at < line.length; at++) {
    const character = line.charAt(at);
    if (quote === "" && /\s/.test(character)) {
      if (current !== undefined) words.push(current);
      current = undefined;
    } else if (character === quote) {
      quote = "";
    } else if (quote === "" && (character === "'" || character === '"')) {
      quote = character;
      current ??= "";
    } else if (character === "\\" && quote !== "'") {
      current = `${current ?? ""}${line.charAt(++at)}`;
    } else {
      current = `${current ?? ""}${character}`;
    }
  }
  return { words, current: current ?? "", quote };
}
