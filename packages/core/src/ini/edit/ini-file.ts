import { trimBlanks } from "../line/characters.ts";
import { readConfigHeader, readCredentialsHeader, type SectionId } from "../line/section-id.ts";
import { parseIni } from "../parse/parse.ts";
import { blocksOf, EditBlock } from "./edit-block.ts";
import { withEnding } from "./edit-keys.ts";
import { type EditLine, indentOf, isEntry } from "./edit-line.ts";
import { writeHeader } from "./write-header.ts";

type Index = Map<string, EditBlock[]>;

/** A file that is being edited: its blocks in order, and where each section is. */
export class IniFile {
  /** The line ending of the first line. */
  readonly ending: string;
  readonly #mark: string;
  readonly #blocks: EditBlock[];
  /** The blocks of each section, for headers with a type and for those without; made when first asked for. */
  readonly #indexes: Map<"bare" | "typed", Index> = new Map();

  constructor(text: string) {
    const document = parseIni(text);
    const [first, second] = [document.lines.at(0), document.lines.at(1)];
    this.#mark = text.slice(0, first?.start ?? text.length);
    this.ending = text.slice(first?.end, second?.start ?? text.length) === "\r\n" ? "\r\n" : "\n";
    this.#blocks = blocksOf(document);
  }

  /** All blocks of a section. */
  find(id: SectionId): readonly EditBlock[] {
    const blocks = this.#index(id).get(slotOf(id)) ?? [];
    return blocks.filter(({ header }) => header !== undefined);
  }

  /** The blocks of a section that count, as `[default]` does not beside `[profile default]`; a new one at the end if there is none. */
  findOrAdd(id: SectionId): readonly EditBlock[] {
    const found = this.find(id);
    if (found.length === 0) return [this.#add(id)];
    const inForce = id.type === "bare" ? found : found.filter(({ header }) => trimBlanks(header ?? "") !== "default");
    return inForce.length === 0 ? found : inForce;
  }

  /** Removes all blocks of a section. */
  remove(id: SectionId): void {
    for (const block of this.find(id)) {
      block.lines = commentsOfNext(block.lines, block === this.#blocks.at(-1));
      block.header = undefined;
    }
  }

  print(): string {
    return this.#mark + this.#blocks.map((block, index) => this.#printBlock(block, index)).join("");
  }

  #add(id: SectionId): EditBlock {
    const { ending } = this;
    const text = writeHeader(id);
    const last = this.#blocks.findLast(({ lines }) => lines.length > 0);
    if (last !== undefined) {
      const above = withEnding(last.lines, ending);
      const blank: EditLine = { kind: "blank", text: "", ending, key: undefined };
      last.lines = above.at(-1)?.kind === "blank" ? above : [...above, blank];
    }
    const block = new EditBlock(text.slice(1, -1), 0, `${text}${ending}`, () => [
      { kind: "header", text, ending, key: undefined },
    ]);
    this.#blocks.push(block);
    for (const [kind, index] of this.#indexes) register(index, block, kind);
    return block;
  }

  #index({ type }: SectionId): Index {
    const kind = type === "bare" ? "bare" : "typed";
    const before = this.#indexes.get(kind);
    if (before !== undefined) return before;
    const index: Index = new Map();
    for (const block of this.#blocks) register(index, block, kind);
    this.#indexes.set(kind, index);
    return index;
  }

  /** An indented header goes to the first column if it would otherwise become part of the value above, by what was removed. */
  #printBlock(block: EditBlock, index: number): string {
    const text = block.print();
    if (block.indent === 0 || block.header === undefined) return text;
    const entry = this.#lastEntryBefore(index);
    if (entry === undefined || indentOf(entry.text) >= block.indent) return text;
    return entry.kind === "property" || !(block.lines[0]?.text ?? "").includes("]") ? text.slice(block.indent) : text;
  }

  #lastEntryBefore(index: number): EditLine | undefined {
    for (let at = index - 1; at >= 0; at--) {
      const block = this.#blocks[at];
      const entry = block?.lines.findLast(isEntry);
      if (entry !== undefined || block?.header !== undefined) return at === 0 ? undefined : entry;
    }
    return undefined;
  }
}

function register(index: Index, block: EditBlock, kind: "bare" | "typed"): void {
  const { header } = block;
  if (header === undefined) return;
  const { type, name } = kind === "bare" ? readCredentialsHeader(header) : readConfigHeader(header);
  if (type === "nameless" || type === "foreign" || (type === "bare") !== (kind === "bare")) return;
  const slot = slotOf({ type, name });
  const blocks = index.get(slot);
  if (blocks === undefined) index.set(slot, [block]);
  else blocks.push(block);
}

/** Names hold no line breaks, so that no two sections have the same slot. */
function slotOf({ type, name }: SectionId): string {
  return `${type}\n${name}`;
}

/**
 * The comments at the end of a block that belong to the header below it: those right above, or at the end of the file those behind a
 * blank line. An indented comment belongs to the key above it.
 */
function commentsOfNext(lines: readonly EditLine[], isLast: boolean): readonly EditLine[] {
  const at = lines.findLastIndex(({ kind, text }) => kind !== "comment" || indentOf(text) > 0);
  return isLast && lines[at]?.kind !== "blank" ? [] : lines.slice(at + 1);
}
