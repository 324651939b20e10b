import type { IniDocument } from "./document.ts";

/**
 * The document as text, put together from its lines: `printIni(parseIni(text)) === text` for every text.
 *
 * @internal
 */
export function printIni(document: IniDocument): string {
  const { text, lines } = document;
  const parts: string[] = [text.slice(0, lines.at(0)?.start)];
  for (let index = 0; index < lines.length; index++) {
    parts.push(text.slice(lines.at(index)?.start, lines.at(index + 1)?.start));
  }
  return parts.join("");
}
