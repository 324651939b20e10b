import type { IniEntry } from "../ini/document.ts";
import { knownKeys } from "./known-keys.ts";
import type { OpenSection } from "./open-section.ts";
import type { Report } from "./problem-list.ts";
import type { Problem } from "./profile.ts";

/** The keys that take a block; all other known keys take a single value. */
const blockKeys = new Set(["s3", "api_versions"]);

/**
 * Adds what stands below one header. Later values win, as in the SDKs.
 *
 * @param owner - the section, for what is found
 * @param meant - gives the key that an unknown one is probably meant to be
 */
export function addEntries(
  section: OpenSection,
  entries: readonly IniEntry[],
  owner: Problem["section"],
  meant: (key: string) => string | undefined,
  report: Report,
): void {
  section.addBelow(entries);
  let lines: Map<string, number> | undefined;
  for (const entry of entries) {
    const { key, value, line, block } = entry;
    const known = knownKeys.has(key);
    const repeated = section.set(entry);
    if (repeated || lines !== undefined) {
      lines ??= linesBefore(entries, line);
      const other = lines.get(key);
      if (other !== undefined) report({ code: "duplicate-key", line, key, other, section: owner });
      lines.set(key, line);
    }
    if (block === undefined) {
      if (value === "") report({ code: "empty-value", line, key, section: owner });
      const more = known ? undefined : meant(key);
      if (more !== undefined) report({ code: "probable-typo", line, more, section: owner });
    } else if (known && !blockKeys.has(key)) {
      report({ code: "block-for-value", line, key, section: owner });
    }
  }
}

function linesBefore(entries: readonly IniEntry[], line: number): Map<string, number> {
  const lines = new Map<string, number>();
  for (const entry of entries) {
    if (entry.line >= line) break;
    lines.set(entry.key, entry.line);
  }
  return lines;
}
