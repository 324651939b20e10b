export const tab = 9;
export const carriageReturn = 13;
export const space = 32;
export const doubleQuote = 34;
export const hash = 35;
export const singleQuote = 39;
export const colon = 58;
export const semicolon = 59;
export const equals = 61;
export const openBracket = 91;
export const closeBracket = 93;
export const byteOrderMark = 0xfeff;

/** White space in the common grammar: nothing but space and tab. */
export function isBlank(code: number): boolean {
  return code === space || code === tab;
}

/** `a` to `z`. */
export function isSmallLetter(code: number): boolean {
  return code >= 97 && code <= 122;
}

/** Whether a comment can begin with this character. */
export function isCommentMark(code: number): boolean {
  return code === hash || code === semicolon;
}

/**
 * White space that JavaScript or Python strip and the common grammar keeps: no-break space, form feed, line separators …
 */
export function isOddSpace(code: number): boolean {
  if (code >= space && code < 0x85) return false;
  return (
    (code >= 11 && code <= carriageReturn) ||
    (code >= 0x1c && code <= 0x1f) ||
    code === 0x85 ||
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === byteOrderMark
  );
}

/** The first offset from `start` on that holds no space or tab, at most `end`. */
export function skipBlanks(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** The first offset from `start` on that holds no white space of any kind, at most `end`. */
export function skipSpaces(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && (isBlank(text.charCodeAt(at)) || isOddSpace(text.charCodeAt(at)))) at++;
  return at;
}

/** The offset after the last character before `end` that is no space or tab, at least `start`. */
export function dropBlanks(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}

/** The text without spaces and tabs at either end. */
export function trimBlanks(text: string): string {
  const start = skipBlanks(text, 0, text.length);
  return text.slice(start, dropBlanks(text, start, text.length));
}

/** 1 for letters in lower case, digits and `_ - / . % @ : +`; 2 for capitals; 0 for all that names and keys may not hold. */
const nameCharacters: Uint8Array = new Uint8Array(128);
for (const character of "abcdefghijklmnopqrstuvwxyz0123456789_-/.%@:+") nameCharacters[character.charCodeAt(0)] = 1;
for (const character of "ABCDEFGHIJKLMNOPQRSTUVWXYZ") nameCharacters[character.charCodeAt(0)] = 2;

/** What the characters of a name or key are: all of them plain, some of them capitals, or some that the SDKs refuse. */
export type NameCharacters = "plain" | "capitals" | "odd";

/** Classifies `text` from `start` on. The empty text is `plain`. */
export function classifyName(text: string, start: number, end: number): NameCharacters {
  let capitals = false;
  for (let at = start; at < end; at++) {
    const kind = nameCharacters[text.charCodeAt(at)];
    if (kind === 2) capitals = true;
    else if (kind !== 1) return "odd";
  }
  return capitals ? "capitals" : "plain";
}
