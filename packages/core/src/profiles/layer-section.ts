import type { IniDocument, IniSection } from "../ini/document.ts";
import type { FileKind, Origin } from "./origin.ts";
import type { Section } from "./profile.ts";

interface Contents {
  readonly settings: Map<string, string>;
  readonly nested: Map<string, ReadonlyMap<string, string>>;
}

/**
 * A section of one file: all that is below the headers of its name. Its keys are put together when someone asks for them, as a
 * file may have ten thousand sections, of which a command needs one or two.
 */
export class LayerSection implements Section {
  readonly name: string;
  /** What its keys say about credentials, as bits: see `KeyTraits`. */
  traits = 0;
  readonly #document: IniDocument;
  readonly #kind: FileKind;
  readonly #file: string;
  readonly #first: IniSection;
  #others: IniSection[] | undefined;
  #contents: Contents | undefined;
  #origins: ReadonlyMap<string, Origin> | undefined;

  constructor(name: string, first: IniSection, document: IniDocument, kind: FileKind, file: string) {
    this.name = name;
    this.#document = document;
    this.#kind = kind;
    this.#file = file;
    this.#first = first;
  }

  /** Adds what is below one more header. */
  add(section: IniSection): void {
    this.#others ??= [];
    this.#others.push(section);
  }

  get isEmpty(): boolean {
    return this.#first.from === this.#first.to && (this.#others ?? []).every(({ from, to }) => from === to);
  }

  get origin(): Origin {
    return { kind: this.#kind, file: this.#file, line: this.#first.line };
  }

  get settings(): ReadonlyMap<string, string> {
    return this.#read().settings;
  }

  get nested(): ReadonlyMap<string, ReadonlyMap<string, string>> {
    return this.#read().nested;
  }

  get origins(): ReadonlyMap<string, Origin> {
    if (this.#origins === undefined) {
      const { entries } = this.#document;
      const origins = new Map<string, Origin>();
      this.#forEachEntry((index) => {
        origins.set(entries.key(index), { kind: this.#kind, file: this.#file, line: entries.line(index) });
      });
      this.#origins = origins;
    }
    return this.#origins;
  }

  /** Later entries win, as in the SDKs, be they values or blocks. */
  #read(): Contents {
    if (this.#contents === undefined) {
      const { entries } = this.#document;
      const settings = new Map<string, string>();
      const nested = new Map<string, ReadonlyMap<string, string>>();
      this.#forEachEntry((index) => {
        const key = entries.key(index);
        const block = entries.block(index);
        if (block === undefined) {
          settings.set(key, entries.value(index));
          nested.delete(key);
        } else {
          nested.set(key, block);
          settings.delete(key);
        }
      });
      this.#contents = { settings, nested };
    }
    return this.#contents;
  }

  #forEachEntry(work: (index: number) => void): void {
    for (const { from, to } of this.#sections()) for (let index = from; index < to; index++) work(index);
  }

  #sections(): readonly IniSection[] {
    return [this.#first, ...(this.#others ?? [])];
  }
}
