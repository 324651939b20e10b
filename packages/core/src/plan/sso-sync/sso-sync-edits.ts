import type { IniEdit } from "../../ini/edit/edit.ts";
import type { SectionId } from "../../ini/line/section-id.ts";
import type { SsoSync } from "./sso-sync.ts";

/**
 * A sync as edits of the config file.
 *
 * @internal
 */
export function ssoSyncEdits({ changes }: Pick<SsoSync, "changes">): IniEdit[] {
  return changes.flatMap(({ kind, profile, keys }): IniEdit[] => {
    const section: SectionId = { type: "profile", name: profile };
    if (kind === "remove") {
      return [{ kind: "remove-section", section }];
    }
    return keys.flatMap(({ key, after }) =>
      after === undefined ? [] : [{ kind: "set-key" as const, section, key, value: after }],
    );
  });
}
