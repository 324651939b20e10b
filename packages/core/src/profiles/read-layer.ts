import type { IniDocument, IniSection } from "../ini/document.ts";
import { parseIni } from "../ini/parse.ts";
import type { SectionType } from "../ini/section-id.ts";
import { addEntries } from "./add-entries.ts";
import { applyDefaultRule } from "./default-rule.ts";
import { type HeaderMeaning, meaningOf } from "./header-meaning.ts";
import { agreedProfile } from "./header-readings.ts";
import { keyGuesser } from "./known-keys.ts";
import { OpenSection } from "./open-section.ts";
import { type Finding, problemOf, type Report } from "./problem-list.ts";
import type { FileKind, Problem } from "./profile.ts";
import { type HeaderUse, reportRepeats } from "./repeated-headers.ts";

/** What one file says, by the meaning of its sections. */
export type FileLayer = Readonly<Record<SectionType, Map<string, OpenSection>>>;

/**
 * Reads one of the two files.
 *
 * @param problems - receives what is wrong with it, in the order of its lines
 */
export function readLayer(text: string, kind: FileKind, file: string, problems: Problem[]): FileLayer {
  const document = parseIni(text);
  const { sections, remarks } = document;
  const found: Finding[] = [];
  const report: Report = (finding) => found.push({ ...finding, kind, file });
  const meanings = sections.map((section) => meaningOfSection(document, section, kind));
  const owners = meanings.map(({ owner }) => owner);
  if (kind === "config") applyDefaultRule(sections, owners, report);
  const layer: FileLayer = { profile: new Map(), "sso-session": new Map(), services: new Map() };
  const meant = keyGuesser();
  for (const [index, { line, entries }] of sections.entries()) {
    const { finding, unreadable = false } = meanings[index] ?? {};
    const owner = owners[index];
    if (finding !== undefined) report({ ...finding, line, section: owner });
    if (owner !== undefined && !unreadable)
      addEntries(sectionOf(layer, owner, { kind, file, line }), entries, owner, meant, report);
  }
  // A section of its own for each header means that nothing is repeated: the usual case, worth no further look.
  if (layer.profile.size + layer["sso-session"].size + layer.services.size < sections.length) {
    reportRepeats(headerUses(document, meanings), report);
  }
  for (const { code, line, section, key } of remarks) report({ code, line, key, section: owners[section] });
  found.sort((one, other) => one.line - other.line);
  for (const finding of found) problems.push(problemOf(finding));
  return layer;
}

function meaningOfSection(document: IniDocument, section: IniSection, kind: FileKind): HeaderMeaning {
  const name = section.plain ? agreedProfile(section.header, kind) : undefined;
  if (name !== undefined)
    return { owner: { type: "profile", name }, unreadable: false, finding: undefined, sharedByAwsCli: true };
  return meaningOf(section.header, headerLine(document, section), section.closed, kind);
}

function sectionOf(
  layer: FileLayer,
  { type, name }: NonNullable<Problem["section"]>,
  origin: OpenSection["origin"],
): OpenSection {
  const before = layer[type].get(name);
  if (before !== undefined) return before;
  const section = new OpenSection(name, origin);
  layer[type].set(name, section);
  return section;
}

function* headerUses(document: IniDocument, meanings: readonly HeaderMeaning[]): Generator<HeaderUse> {
  for (const [index, section] of document.sections.entries()) {
    const meaning = meanings[index];
    const text = headerLine(document, section);
    const raw = section.plain ? section.header : text.slice(1, text.lastIndexOf("]"));
    if (meaning !== undefined) yield { raw, line: section.line, closed: section.closed, meaning };
  }
}

/** From the opening bracket to the end of the line. */
function headerLine({ text, lines }: IniDocument, { line, indent }: IniSection): string {
  const at = lines[line - 1];
  return at === undefined ? "" : text.slice(at.start + indent, at.end);
}
