import type { IniDocument } from "../../ini/document.ts";
import type { FileKind } from "../origin.ts";
import type { Report } from "../problems/problem-list.ts";
import type { Problem } from "../profile.ts";
import { applyDefaultRule } from "./default-rule.ts";
import { meaningOf } from "./header-meaning.ts";
import { agreedProfile } from "./header-readings.ts";

/** To which section each header of a document belongs, by its index. */
export interface HeaderOwners {
  /** `undefined` where a header is no one's. */
  readonly owners: readonly Problem["section"][];
  /** The headers whose owner is only what someone may have had in mind: no reader finds the section. */
  readonly unreadable: ReadonlySet<number>;
  /** The indexes of headers that name nothing. */
  readonly odd: readonly number[];
}

/**
 * Finds out what the headers of a file name, and what is to be said about them.
 */
export function readHeaders(document: IniDocument, kind: FileKind, report: Report): HeaderOwners {
  const { text, sections } = document;
  const owners: Problem["section"][] = [];
  const unreadable = new Set<number>();
  const odd: number[] = [];
  let defaults = 0;
  for (const section of sections) {
    const agreed = section.plain ? agreedProfile(section.header, kind) : undefined;
    if (agreed !== undefined) {
      owners.push({ type: "profile", name: agreed });
      continue;
    }
    const meaning = meaningOf(section, text, kind);
    const { owner } = meaning;
    if (owner?.name === "default") defaults++;
    if (owner === undefined || meaning.unreadable) odd.push(owners.length);
    if (meaning.unreadable) unreadable.add(owners.length);
    if (meaning.finding !== undefined) report({ ...meaning.finding, line: section.line, section: owner });
    owners.push(owner);
  }
  if (kind === "config" && defaults > 1) applyDefaultRule(sections, owners, report);
  return { owners, unreadable, odd };
}
