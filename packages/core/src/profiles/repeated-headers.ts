import type { HeaderMeaning } from "./header-meaning.ts";
import type { Report } from "./problem-list.ts";

/** A header and what became of it. */
export interface HeaderUse {
  /** The text between the brackets as the AWS CLI takes it: up to the last one of the line. */
  readonly raw: string;
  readonly line: number;
  readonly closed: boolean;
  readonly meaning: HeaderMeaning;
}

/**
 * Finds sections that stand more than once: in the same words, for which the AWS CLI refuses the file, or in others, of which it
 * takes the last. `[DEFAULT]` may be repeated, and `[default]` beside `[profile default]` is another rule's business.
 */
export function reportRepeats(headers: Iterable<HeaderUse>, report: Report): void {
  const lines = new Map<string, number>();
  const shared = new Map<string, number>();
  for (const { raw, line, closed, meaning } of headers) {
    const { owner, sharedByAwsCli } = meaning;
    if (!closed || raw === "DEFAULT") continue;
    const name = owner && owner.name !== "default" && sharedByAwsCli ? `${owner.type} ${owner.name}` : undefined;
    const same = lines.get(raw);
    const respelled = name === undefined ? undefined : shared.get(name);
    if (same !== undefined) report({ code: "duplicate-section", line, other: same, section: owner });
    else if (respelled !== undefined) report({ code: "respelled-section", line, other: respelled, section: owner });
    if (same === undefined) lines.set(raw, line);
    if (name !== undefined && respelled === undefined) shared.set(name, line);
  }
}
