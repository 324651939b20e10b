import type { IniDocument } from "../../ini/document.ts";
import type { FileKind } from "../origin.ts";
import type { Report } from "../problems/problem-list.ts";
import { meaningOf } from "./header-meaning.ts";

/**
 * Finds sections that are more than once: in the same words, for which the AWS CLI refuses the file, or in others, of which it
 * takes the last. `[DEFAULT]` may be repeated, and `[default]` beside `[profile default]` is another rule's business.
 */
export function reportRepeats({ text, sections }: IniDocument, kind: FileKind, report: Report): void {
  const lines = new Map<string, number>();
  const shared = new Map<string, number>();
  for (const section of sections) {
    const { line, closed, start, end } = section;
    // The AWS CLI takes all up to the last bracket for the header.
    const header = text.slice(start + 1, start + Math.max(1, text.slice(start, end).lastIndexOf("]")));
    if (!closed || header === "DEFAULT") continue;
    const { owner, sharedByAwsCli } = meaningOf(section, text, kind);
    const name = owner && owner.name !== "default" && sharedByAwsCli ? `${owner.type} ${owner.name}` : undefined;
    const same = lines.get(header);
    const respelled = name === undefined ? undefined : shared.get(name);
    if (same !== undefined) report({ code: "duplicate-section", line, other: same, section: owner });
    else if (respelled !== undefined) report({ code: "respelled-section", line, other: respelled, section: owner });
    if (same === undefined) lines.set(header, line);
    if (name !== undefined && respelled === undefined) shared.set(name, line);
  }
}
