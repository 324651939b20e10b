import type { SectionType } from "../ini/line/section-id.ts";
import { parseIni } from "../ini/parse/parse.ts";
import type { OddHeader } from "./headers/odd-headers.ts";
import { readHeaders } from "./headers/read-headers.ts";
import { reportRepeats } from "./headers/repeated-headers.ts";
import { EntryCheck } from "./keys/check-entries.ts";
import { LayerSection } from "./layer-section.ts";
import type { FileKind } from "./origin.ts";
import { type Finding, problemOf, type Report } from "./problems/problem-list.ts";
import type { Problem } from "./profile.ts";

/** What one file says, by the meaning of its sections. */
export type FileLayer = Readonly<Record<SectionType, Map<string, LayerSection>>> & { readonly oddHeaders: readonly OddHeader[] };

/**
 * Reads one of the two files.
 *
 * @param problems - receives what is wrong with it, in the order of its lines
 */
export function readLayer(text: string, kind: FileKind, file: string, problems: Problem[]): FileLayer {
  const document = parseIni(text);
  const found: Finding[] = [];
  const report: Report = (finding) => found.push({ ...finding, kind, file });
  const { owners, unreadable, odd } = readHeaders(document, kind, report);
  const layer = {
    profile: new Map<string, LayerSection>(),
    "sso-session": new Map<string, LayerSection>(),
    services: new Map<string, LayerSection>(),
  };
  const check = new EntryCheck(document, report);
  document.sections.forEach((section, index) => {
    const owner = owners[index];
    if (owner === undefined || unreadable.has(index)) return;
    const sections = layer[owner.type];
    let own = sections.get(owner.name);
    if (own === undefined) {
      own = new LayerSection(owner.name, section, document, kind, file);
      sections.set(owner.name, own);
    } else {
      own.add(section);
    }
    own.traits |= check.check(section, owner);
  });
  // A section of its own for each header means that nothing is repeated: the usual case, worth no further look.
  if (layer.profile.size + layer["sso-session"].size + layer.services.size < owners.length) reportRepeats(document, kind, report);
  for (const { code, line, section, key } of document.remarks) report({ code, line, key, section: owners[section] });
  found.sort((one, other) => one.line - other.line);
  for (const finding of found) problems.push(problemOf(finding));
  const oddHeaders = odd.flatMap((index) => {
    const { line, header = "" } = document.sections[index] ?? {};
    return line === undefined ? [] : [{ kind, file, line, header }];
  });
  return { ...layer, oddHeaders };
}
