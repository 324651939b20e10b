/** All that the parser takes for white space within a line. */
const white = "[\\t\\v\\f\\r \\x1c-\\x1f\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]";
const plainName = "[A-Za-z0-9_\\-/.%@:+]+";

/**
 * Headers that are plain in each file, with nothing else on their line and all characters plain: `profile NAME`, `sso-session NAME`
 * and `services NAME` in the config file, `NAME` in the credentials file.
 */
const plainHeaders = {
  config: `(?:profile|sso-session|services) ${plainName}`,
  credentials: `(?!DEFAULT\\])${plainName}`,
} as const;
const oddHeaders = { config: oddHeader(plainHeaders.config), credentials: oddHeader(plainHeaders.credentials) } as const;

/** A line that may be a header and is not a plain one. One search through the whole text, far faster than a look at each line. */
function oddHeader(plain: string): RegExp {
  return new RegExp(`\\n(?:${white}+\\[|\\[(?!${plain}\\]\\r?(?:\\n|$)))`, "g");
}

/** A part of a text: from a header in the first column to the next such header. */
interface Part {
  readonly start: number;
  readonly end: number;
}

/**
 * Finds the parts of a config or credentials file that can concern some sections, without reading the others: those with their plain
 * headers, and whatever cannot be told from its header alone (no plain header, or a further header that is indented).
 *
 * @returns gives the parts for the headers of sections, as they are between the brackets, in the order of the text
 * @internal
 */
export function findSections(text: string, kind: keyof typeof plainHeaders): (headers: Iterable<string>) => readonly Part[] {
  const always = [0];
  for (const { index } of text.matchAll(oddHeaders[kind])) always.push(text.lastIndexOf("\n[", index + 1) + 1);
  return (headers) => {
    const starts = new Set(always);
    for (const header of headers) {
      const line = `\n[${header}]`;
      for (let at = text.indexOf(line); at >= 0; at = text.indexOf(line, at + 1)) starts.add(at + 1);
    }
    return [...starts].sort((one, other) => one - other).map((start) => ({ start, end: endOf(text, start) }));
  };
}

function endOf(text: string, start: number): number {
  const next = text.indexOf("\n[", start);
  return next < 0 ? text.length : next + 1;
}

/**
 * The text of some of its parts.
 *
 * @param onTheirLines - whether line feeds stand for what is left out, so that everything is on the line where it was
 * @internal
 */
export function joinParts(text: string, parts: readonly Part[], onTheirLines: boolean): string {
  let joined = "";
  let done = 0;
  for (const { start, end } of parts) {
    if (onTheirLines) joined += "\n".repeat(countLines(text, done, start));
    joined += text.slice(start, end);
    done = end;
  }
  return joined;
}

function countLines(text: string, start: number, end: number): number {
  let lines = 0;
  for (let feed = text.indexOf("\n", start); feed >= 0 && feed < end; feed = text.indexOf("\n", feed + 1)) lines++;
  return lines;
}
