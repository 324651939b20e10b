import type { IniDocument } from "./document.ts";

/**
 * The document as text, put together from its lines: `printIni(parseIni(text)) === text` for every text.
 *
 * @public
 */
export function printIni(document: IniDocument): string {
  const { text, lines } = document;
  const first = lines[0]?.start ?? text.length;
  const parts: string[] = [text.slice(0, first)];
  for (let index = 0; index < lines.length; index++) {
    parts.push(text.slice(lines[index]?.start, lines[index + 1]?.start ?? text.length));
  }
  return parts.join("");
}
