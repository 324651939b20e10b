import type { SsoProfileChange, SsoSync } from "@aws-temp/core";
import type { Colours } from "./colours.ts";
import { placeOf } from "./error.ts";
import type { SsoSyncJson } from "./json-shapes.ts";
import { shortenPath } from "./shorten-path.ts";

/** A sync as `--json` prints it. */
export function syncJson(
  { session, changes, unchanged, stale, warnings }: SsoSync,
  configFile: string,
  written: boolean,
): SsoSyncJson {
  return {
    ssoSession: session,
    configFile,
    written,
    changes: changes.map(({ kind, profile, accountId, roleName, keys }) => ({
      kind,
      profile,
      accountId: accountId ?? null,
      roleName: roleName ?? null,
      keys: keys.map(({ key, before, after }) => ({ key, before: before ?? null, after: after ?? null })),
    })),
    unchanged,
    stale,
    warnings: warnings.map(({ code, message }) => ({ code, message })),
  };
}

/** The changes as a diff of the sections: the header, then its lines that come and go. */
export function syncDiff({ changes }: SsoSync, colours: Colours): string[] {
  return changes.flatMap((change) => [...sectionDiff(change, colours), ""]);
}

function sectionDiff({ kind, profile, keys }: SsoProfileChange, { green, red }: Colours): string[] {
  const header = `[profile ${profile}]`;
  const lines = keys.flatMap(({ key, before, after }) => [
    ...(before === undefined ? [] : [red(`- ${key} = ${before}`)]),
    ...(after === undefined ? [] : [green(`+ ${key} = ${after}`)]),
  ]);
  const head = { add: green(`+ ${header}`), remove: red(`- ${header}`), update: `  ${header}` }[kind];
  return [head, ...lines];
}

/** What the person should know before the changes are made. */
export function syncWarnings({ warnings }: SsoSync, { yellow }: Colours, home: string): string[] {
  return warnings.map(({ message, file, line }) => {
    const place = file === undefined ? "" : ` (${placeOf(file, line, home)})`;
    return `${yellow("Warning:")} ${message}${place}`;
  });
}

/** What was done, or would be, in one line; and what else there is to do. */
export function syncSummary(
  { changes, unchanged, stale }: SsoSync,
  { configFile, written, home }: { readonly configFile: string; readonly written: boolean; readonly home: string },
  colours: Colours,
): string[] {
  const of = (kind: SsoProfileChange["kind"]) => changes.filter((change) => change.kind === kind).length;
  const numbers = `${of("add")} added, ${of("update")} updated, ${of("remove")} removed, ${unchanged} as they were`;
  const where = shortenPath(configFile, home);
  const headline = written
    ? `${colours.green("✔")} Profiles in ${where}: ${numbers}.`
    : `Profiles in ${where} would be: ${numbers}.`;
  const left = "Left over from earlier syncs, as the role is gone or has another name now (--prune removes them):";
  const shown = stale.slice(0, 5).join(", ");
  const more = stale.length > 5 ? `, and ${stale.length - 5} more` : "";
  return [headline, ...(stale.length === 0 ? [] : [`  ${left} ${shown}${more}`])];
}
