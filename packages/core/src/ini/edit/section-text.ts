import type { SectionId } from "../line/section-id.ts";
import type { EditBlock } from "./edit-block.ts";
import { IniFile } from "./ini-file.ts";

/**
 * A section as it is, from its header to its last key, byte for byte. Where it is several times, all of them in order.
 * Comments and blank lines below the last key are no part of it: they may belong to what follows.
 *
 * @returns `undefined` when there is none
 * @public
 */
export function sectionText(text: string, section: SectionId): string | undefined {
  return sectionsOf(text)(section);
}

/**
 * Reads a text once, to look up any number of sections in it.
 *
 * @returns a function that gives what {@link sectionText} gives
 * @public
 */
export function sectionsOf(text: string): (section: SectionId) => string | undefined {
  const file = new IniFile(text);
  return (section) => {
    const blocks = file.find(section);
    return blocks.length === 0 ? undefined : blocks.map((block) => print(ownLines(block))).join("");
  };
}

/**
 * Puts a text in a section's place, and leaves every other byte as it was.
 *
 * @param wanted - a whole section with its header, as {@link sectionText} gives it
 * @public
 */
export function replaceSection(text: string, section: SectionId, wanted: string): string {
  const file = new IniFile(text);
  const [first, ...others] = file.findOrAdd(section);
  for (const block of others) block.lines = block.lines.slice(ownLines(block).length);
  if (first !== undefined) {
    const rest = first.lines.slice(ownLines(first).length);
    first.lines = [{ kind: "header", text: wanted, ending: "", key: undefined }, ...rest];
  }
  return file.print();
}

function ownLines({ lines }: EditBlock): EditBlock["lines"] {
  return lines.slice(0, Math.max(1, lines.findLastIndex(({ kind }) => kind !== "blank" && kind !== "comment") + 1));
}

function print(lines: EditBlock["lines"]): string {
  return lines.map((line) => line.text + line.ending).join("");
}
