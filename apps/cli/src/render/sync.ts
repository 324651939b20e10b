import type { SsoProfileChange, SsoSync } from "@aws-temp/core/sso";
import type { SsoSyncJson } from "@aws-temp/core/views";
import { placeOf } from "./error.ts";
import type { Colours } from "./text/colours.ts";
import { count } from "./text/count.ts";
import { shortenPath } from "./text/shorten-path.ts";
import { table } from "./text/table.ts";

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
    changes: changes.map(({ kind, profile, accountId, accountName, roleName, keys }) => ({
      kind,
      profile,
      accountId: accountId ?? null,
      accountName: accountName ?? null,
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

/** What the user should know before the changes are made. */
export function syncWarnings({ warnings }: SsoSync, { yellow }: Colours, home: string): string[] {
  return warnings.map(({ message, file, line }) => {
    const place = file === undefined ? "" : ` (${placeOf(file, line, home)})`;
    return `${yellow("Warning:")} ${message}${place}`;
  });
}

/** Where a summary is shown. */
interface Canvas {
  readonly configFile: string;
  readonly home: string;
  readonly colours: Colours;
  /** Columns of the terminal, if it is one. */
  readonly width: number | undefined;
}

/** More accounts than this are counted. */
const mostAccounts = 10;

/** What would be done, before any of it is: in one line, and then by account. */
export function syncPlan(sync: SsoSync, { configFile, home, colours, width }: Canvas): string[] {
  const headline = `Profiles in ${shortenPath(configFile, home)} would be: ${numbersOf(sync)}.`;
  const accounts = [...Map.groupBy(sync.changes, ({ accountId = "-" }) => accountId)];
  const rows = accounts.map(([accountId, changes]) => [
    accountId,
    changes.find(({ accountName }) => accountName !== undefined)?.accountName ?? "-",
    ...kinds.map((kind) => String(countOf(kind, changes) || "-")),
  ]);
  if (rows.length === 0) return [headline];
  const lines = table(
    [["ACCOUNT", "NAME", "ADDED", "UPDATED", "REMOVED"], ...rows.slice(0, mostAccounts)],
    (cell, column, row) => (row === 0 || cell.trim() === "-" ? colours.dim(cell) : column === 0 ? colours.bold(cell) : cell),
    { width, leaving: ["NAME"], whole: ["ACCOUNT", "ADDED", "UPDATED", "REMOVED"], named: "NAME" },
  );
  const more = rows.length - mostAccounts;
  return [headline, ...lines, ...(more > 0 ? [`… and ${count(more, "more account")}.`] : [])];
}

/** What was done, in one line; and what else there is to do. */
export function syncSummary(sync: SsoSync, { configFile, home, colours }: Canvas): string[] {
  return [`${colours.green("✔")} Profiles in ${shortenPath(configFile, home)}: ${numbersOf(sync)}.`, ...leftOver(sync)];
}

/** The profiles that the directory does not give any more, and that stay. */
export function leftOver({ stale }: SsoSync): string[] {
  if (stale.length === 0) return [];
  const left = "Left over from earlier syncs, as the role is gone or has another name now (--prune removes them):";
  const shown = stale.slice(0, 5).join(", ");
  const more = stale.length > 5 ? `, and ${stale.length - 5} more` : "";
  return [`  ${left} ${shown}${more}`];
}

const kinds = ["add", "update", "remove"] as const;

function numbersOf({ changes, unchanged }: SsoSync): string {
  const [added, updated, removed] = kinds.map((kind) => countOf(kind, changes));
  return `${added} added, ${updated} updated, ${removed} removed, ${unchanged} as they were`;
}

function countOf(kind: SsoProfileChange["kind"], changes: readonly SsoProfileChange[]): number {
  return changes.filter((change) => change.kind === kind).length;
}
