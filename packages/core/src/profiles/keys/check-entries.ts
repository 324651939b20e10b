import type { IniDocument, IniSection } from "../../ini/document.ts";
import type { Report } from "../problems/problem-list.ts";
import type { Problem } from "../profile.ts";
import { KeyTraits, traitsOf } from "./key-traits.ts";
import { knownKeys, nearestCredentialKey } from "./known-keys.ts";

/** What is known of a key that was met in a file, so that it is looked up once and not for each of ten thousand profiles. */
interface MetKey {
  /** The index of the last entry that has it. */
  last: number;
  readonly traits: number;
  readonly isKnown: boolean;
  /** The credential key that it is probably meant to be. */
  readonly meant: string | undefined;
}

/** The keys that take a block; all other known keys take a single value. */
const blockKeys: ReadonlySet<string> = new Set(["s3", "api_versions"]);

/** The AWS CLI's own way to say "no pager" is an empty value; no SDK reads the key. */
const meantEmpty: ReadonlySet<string> = new Set(["cli_pager"]);

/** Different unknown keys of one file that are compared with the known ones: enough for people, a bound for what programs write. */
const mostGuesses = 1000;

/** Finds what is to be said about the entries of one file, section by section. */
export class EntryCheck {
  readonly #document: IniDocument;
  readonly #report: Report;
  readonly #keys: Map<string, MetKey> = new Map();

  constructor(document: IniDocument, report: Report) {
    this.#document = document;
    this.#report = report;
  }

  /**
   * Checks what is below one header.
   *
   * @returns the traits of all its keys
   */
  check({ from, to }: IniSection, owner: NonNullable<Problem["section"]>): number {
    const { entries } = this.#document;
    let traits = 0;
    for (let index = from; index < to; index++) {
      const key = entries.key(index);
      const met = this.#keys.get(key) ?? this.#meet(key);
      if (met.last >= from) {
        this.#report({ code: "duplicate-key", line: entries.line(index), key, other: entries.line(met.last), section: owner });
      }
      met.last = index;
      traits |= met.traits;
      if (entries.isEmpty(index) || met.meant !== undefined) traits |= this.#checkOddEntry(index, met, owner);
    }
    return traits;
  }

  #checkOddEntry(index: number, { isKnown, meant }: MetKey, owner: NonNullable<Problem["section"]>): number {
    const { entries } = this.#document;
    const found = { line: entries.line(index), key: entries.key(index), section: owner };
    const isBlock = entries.block(index) !== undefined;
    if (meant !== undefined) this.#report({ code: "probable-typo", more: meant, ...found });
    if (isBlock && isKnown && !blockKeys.has(found.key)) this.#report({ code: "block-for-value", ...found });
    if (!isBlock && entries.isEmpty(index) && !meantEmpty.has(found.key)) this.#report({ code: "empty-value", ...found });
    return isBlock ? KeyTraits.block : 0;
  }

  #meet(key: string): MetKey {
    const isKnown = knownKeys.has(key);
    const meant = isKnown || this.#keys.size > mostGuesses ? undefined : nearestCredentialKey(key);
    const met: MetKey = { last: -1, traits: traitsOf(key), isKnown, meant };
    this.#keys.set(key, met);
    return met;
  }
}
