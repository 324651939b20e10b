import type { IniEntry } from "../ini/document.ts";
import type { Origin, Section } from "./profile.ts";

type Blocks = Map<string, ReadonlyMap<string, string>>;

/** What nearly every section has; shared, because a file may have thousands. Replaced before anything is put in. */
const noBlocks: Blocks = new Map();

/**
 * A section of one file while what stands below its headers is put together.
 *
 * Where each key stands is worked out when somebody asks: only messages need it, and a file may have a hundred thousand keys.
 */
export class OpenSection implements Section {
  readonly name: string;
  readonly origin: Origin;
  readonly settings: Map<string, string> = new Map();
  nested: Blocks = noBlocks;
  readonly #entries: (readonly IniEntry[])[] = [];
  #origins: ReadonlyMap<string, Origin> | undefined;

  constructor(name: string, origin: Origin) {
    this.name = name;
    this.origin = origin;
  }

  get origins(): ReadonlyMap<string, Origin> {
    const { kind, file } = this.origin;
    this.#origins ??= new Map(this.#entries.flatMap((entries) => entries.map(({ key, line }) => [key, { kind, file, line }])));
    return this.#origins;
  }

  /** Remembers what stands below one header, for `origins`. */
  addBelow(entries: readonly IniEntry[]): void {
    this.#entries.push(entries);
  }

  /**
   * Puts in a value or a block, in place of what the key had before.
   *
   * @returns whether it had something
   */
  set({ key, value, block }: IniEntry): boolean {
    const { settings } = this;
    const repeatedBlock = this.nested !== noBlocks && this.nested.delete(key);
    if (block !== undefined) {
      if (this.nested === noBlocks) this.nested = new Map();
      this.nested.set(key, block);
      return settings.delete(key) || repeatedBlock;
    }
    const { size } = settings;
    settings.set(key, value);
    return settings.size === size || repeatedBlock;
  }
}
