const blanks = " \t\r\n";

/**
 * Splits a text into words as a POSIX shell does, because that is how the AWS CLI reads section headers: `'…'`, `"…"` and `\`
 * protect white space.
 *
 * @returns `undefined` when a quote is not closed or nothing follows the last backslash
 */
export function splitShellWords(text: string): readonly string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  let quote = "";
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (quote === "" && blanks.includes(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (character === quote) {
      quote = "";
    } else if (quote === "" && (character === "'" || character === '"')) {
      quote = character;
      word ??= "";
    } else if (character === "\\" && quote !== "'") {
      at++;
      if (at === text.length) return undefined;
      const next = text.charAt(at);
      const literal = quote === '"' && next !== '"' && next !== "\\";
      word = `${word ?? ""}${literal ? "\\" : ""}${next}`;
    } else {
      word = `${word ?? ""}${character}`;
    }
  }
  if (quote !== "") return undefined;
  if (word !== undefined) words.push(word);
  return words;
}

/**
 * Writes a text as one word for {@link splitShellWords}, in the form that the AWS CLI writes.
 */
export function quoteShellWord(text: string): string {
  return `'${text.replaceAll("'", `'"'"'`)}'`;
}
