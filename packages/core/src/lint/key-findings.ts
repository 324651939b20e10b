import { nearest } from "../model/nearest.ts";
import { knownKeys } from "../profiles/known-keys.ts";
import type { ProfileSet, Section } from "../profiles/profile.ts";
import { fileFinding } from "./file-findings.ts";
import type { Finding } from "./finding.ts";

/**
 * Keys that nobody reads, with the known key that is nearest. A key is not shown: it may be a piece of a mangled secret.
 *
 * @internal
 */
export function keyFindings({ profiles, ssoSessions, problems }: ProfileSet): readonly Finding[] {
  // What the parser has said already.
  const said = new Set(problems.filter(({ code }) => code === "probable-typo").map(({ file, line }) => `${file}:${line}`));
  const of = (section: Section, profile: string | undefined) =>
    [...section.origins].flatMap(([key, { file, line }]) =>
      knownKeys.has(key) || section.nested.has(key) || said.has(`${file}:${line}`) ? [] : [unknown(key, { profile, file, line })],
    );
  return [
    ...[...profiles.values()].flatMap((profile) => of(profile, profile.name)),
    ...[...ssoSessions.values()].flatMap((session) => of(session, undefined)),
  ];
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
