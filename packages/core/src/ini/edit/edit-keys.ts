import { type EditLine, indentOf, inlineComment, isEntry, propertyLine } from "./edit-line.ts";

/**
 * The lines of a section with one key set: in place of its last occurrence, or below the last key.
 *
 * @param ending - for a line that follows one without
 */
export function withKey(lines: readonly EditLine[], key: string, value: string, ending: string): EditLine[] {
  const at = lines.findLastIndex((line) => line.key === key);
  const old = lines[at];
  if (old === undefined) return withNewKey(lines, key, value, ending);
  const next = lines.findIndex((line, index) => index > at && isEntry(line));
  const end = next < 0 ? lines.length : next;
  const comment = inlineComment(old);
  return [
    ...lines.slice(0, at),
    // Behind the value a comment would be part of it for the AWS CLI; indented, it would be part of the value above for others.
    ...(comment === undefined ? [] : [{ kind: "comment" as const, text: comment, ending: old.ending || ending, key: undefined }]),
    propertyLine(key, value, old, old.ending),
    ...lines.slice(at + 1, end).filter(({ kind }) => kind !== "continuation"),
    ...lines.slice(end),
  ];
}

/** The lines of a section without some of its keys and their continuation lines. Comments and blank lines stay. */
export function withoutKeys(lines: readonly EditLine[], isUnwanted: (key: string) => boolean): EditLine[] {
  let dropping = false;
  return lines.filter((line) => {
    if (isEntry(line)) dropping = line.key !== undefined && isUnwanted(line.key);
    return !(dropping && (isEntry(line) || line.kind === "continuation"));
  });
}

function withNewKey(lines: readonly EditLine[], key: string, value: string, ending: string): EditLine[] {
  let at = lines.findLastIndex(({ kind }) => kind !== "blank" && kind !== "comment") + 1;
  // An indented comment is part of the value above it for the SDKs for Java and Rust: it stays there.
  while (lines[at]?.kind === "comment" && indentOf(lines[at]?.text ?? "") > 0) at++;
  const above = withEnding(lines.slice(0, at), ending);
  return [...above, propertyLine(key, value, lines.findLast(isEntry), above.at(-1)?.ending ?? ending), ...lines.slice(at)];
}

/** The same lines, the last of which ends, so that another may follow. */
export function withEnding(lines: readonly EditLine[], ending: string): EditLine[] {
  const last = lines.at(-1);
  if (last === undefined || last.ending.endsWith("\n")) return [...lines];
  return [...lines.slice(0, -1), { ...last, ending: last.ending === "\r" ? "\r\n" : ending }];
}
