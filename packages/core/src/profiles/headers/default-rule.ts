import type { IniSection } from "../../ini/document.ts";
import { trimBlanks } from "../../ini/line/characters.ts";
import type { Finding, Report } from "../problems/problem-list.ts";
import type { Problem } from "../profile.ts";

/**
 * `[profile default]` in the config file replaces `[default]`, wherever the two stand; the AWS CLI takes the later one. The sections
 * that are replaced lose their owner.
 *
 * @param owners - to which section each header belongs
 */
export function applyDefaultRule(sections: readonly IniSection[], owners: Problem["section"][], report: Report): void {
  const plain: number[] = [];
  const prefixed: number[] = [];
  for (const [index, owner] of owners.entries()) {
    if (owner?.name !== "default" || owner.type !== "profile") continue;
    (trimBlanks(sections[index]?.header ?? "") === "default" ? plain : prefixed).push(index);
  }
  const last = prefixed.at(-1);
  if (last === undefined) return;
  const lineOf = (index: number) => sections[index]?.line ?? 0;
  for (const index of plain) {
    const code: Finding["code"] = index < last ? "default-replaced" : "default-after-profile-default";
    report({ code, line: lineOf(index), other: lineOf(last), section: owners[index] });
    owners[index] = undefined;
  }
}
