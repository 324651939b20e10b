import { nearest } from "../model/nearest.ts";
import { knownKeys } from "../profiles/keys/known-keys.ts";
import { otherToolOf } from "../profiles/keys/other-tool-keys.ts";
import type { ProfileSet, Section } from "../profiles/profile.ts";
import { fileFinding } from "./file-findings.ts";
import type { Finding } from "./finding.ts";

/** A line whose key AWS tools do not read. */
interface UnreadKey {
  readonly key: string;
  readonly at: Pick<Finding, "profile" | "file" | "line">;
}

/**
 * Keys that no one reads, with the known key that is nearest. A key is not shown: it may be a piece of a mangled secret. Keys of other
 * well-known tools make one finding for each tool and profile.
 *
 * @internal
 */
export function keyFindings({ profiles, ssoSessions, problems }: ProfileSet): readonly Finding[] {
  // What the parser has said already.
  const said = new Set(problems.filter(({ code }) => code === "probable-typo").map(({ file, line }) => `${file}:${line}`));
  const of = (section: Section, profile: string | undefined): UnreadKey[] =>
    [...section.origins].flatMap(([key, { file, line }]) =>
      knownKeys.has(key) || section.nested.has(key) || said.has(`${file}:${line}`) ? [] : [{ key, at: { profile, file, line } }],
    );
  const unread = [
    ...[...profiles.values()].flatMap((profile) => of(profile, profile.name)),
    ...[...ssoSessions.values()].flatMap((session) => of(session, undefined)),
  ];
  const ofOthers = new Map<string, { readonly tool: string; readonly keys: UnreadKey[] }>();
  const found: Finding[] = [];
  for (const each of unread) {
    const tool = otherToolOf(each.key);
    if (tool === undefined) {
      found.push(unknown(each.key, each.at));
    } else {
      const id = JSON.stringify([tool, each.at.profile]);
      const known = ofOthers.get(id);
      if (known === undefined) ofOthers.set(id, { tool, keys: [each] });
      else known.keys.push(each);
    }
  }
  return [...found, ...[...ofOthers.values()].map(({ tool, keys }) => ofOtherTool(tool, keys))];
}

/** The first line stands for all. */
function ofOtherTool(tool: string, keys: readonly UnreadKey[]): Finding {
  const [first] = keys;
  const lines = keys.length === 1 ? "one line" : `${keys.length} lines`;
  return fileFinding("other-tool", {
    ...first?.at,
    message: `Keys of ${tool}, in ${lines}: not read by AWS tools.`,
  });
}

function unknown(key: string, at: Pick<Finding, "profile" | "file" | "line">): Finding {
  // A part of a word is no misspelling of it.
  const [meant] = nearest(key, knownKeys, 1).filter((known) => !known.includes(key));
  const message = "No AWS tool that is known here reads the key of this line";
  return meant === undefined
    ? fileFinding("unknown-key", {
        ...at,
        message: `${message}; another tool may.`,
        mend: "Remove the line if you do not know it.",
      })
    : fileFinding("misspelt-key", { ...at, message: `${message}.`, mend: `If it is meant to be "${meant}", write it so.` });
}
