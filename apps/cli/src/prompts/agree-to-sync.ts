import { CredentialError } from "@aws-temp/core";
import type { SsoSync } from "@aws-temp/core/sso";
import type { AppContext } from "../app-context.ts";
import { syncDiff } from "../render/sync.ts";
import type { Colours } from "../render/text/colours.ts";
import { tellPeople } from "../tell-people.ts";
import { ask } from "./ask.ts";
import { showInPager } from "./pager.ts";

/**
 * Asks whether to make the changes, and shows each line of them on request.
 *
 * @param colours - for stderr
 * @throws {CredentialError} `INTERRUPTED` when the answer is no
 */
export async function agreeToSync(sync: SsoSync, colours: Colours, context: AppContext): Promise<void> {
  const message = `Make ${sync.changes.length === 1 ? "this change" : "these changes"}? d shows each line.`;
  const { default: question } = await import("@inquirer/expand");
  const choices = [
    { key: "y", name: "Make the changes", value: "yes" },
    { key: "n", name: "Change nothing", value: "no" },
    { key: "d", name: "Show each line", value: "diff" },
  ] as const;
  const answer = () => ask((terminal) => question({ message, choices, default: "n" }, terminal), context);
  for (let chosen = await answer(); chosen !== "yes"; chosen = await answer()) {
    if (chosen === "no") throw new CredentialError("INTERRUPTED", "Nothing was changed.");
    const diff = syncDiff(sync, colours);
    if (!(await showInPager(diff, "stderr", context))) tellPeople(diff, context);
  }
}
