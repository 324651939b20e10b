import type { AppContext } from "../app-context.ts";
import { confirm } from "../prompts/confirm.ts";
import { count } from "../render/text/count.ts";
import { isInteractive } from "../session.ts";
import { tellPeople } from "../tell-people.ts";
import type { Fix, Found } from "./found.ts";
import { type Mended, mend } from "./mend.ts";

/**
 * Fixes with `--fix` what is safe. A user at a terminal is asked before their own files are touched; elsewhere the flag has said it.
 *
 * @throws {CredentialError} `INTERRUPTED` at the question; nothing is changed then
 */
export async function mendAsAgreed(
  findings: readonly Found[],
  flags: { readonly fix: boolean; readonly json: boolean; readonly "no-input": boolean },
  context: AppContext,
): Promise<Mended> {
  if (!flags.fix) return { done: new Set(), failed: new Map() };
  const own = findings.filter(({ fix }) => fix?.of === "user");
  const asked = own.length > 0 && !flags.json && isInteractive(context, flags["no-input"]);
  if (asked)
    tellPeople(
      own.map(({ message, file }) => `  ${file ?? ""}  ${message}`),
      context,
    );
  const agreed = !asked || (await confirm(`Fix ${count(own.length, "thing")} in your own files?`, context));
  const whose = new Set<Fix["of"]>(agreed ? ["aws-temp", "user"] : ["aws-temp"]);
  return await context.interrupts.shield(() => mend(findings, whose));
}
