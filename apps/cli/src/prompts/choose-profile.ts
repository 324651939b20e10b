import { printableLine } from "@aws-temp/core/internal";
import type { AppContext } from "../app-context.ts";
import { columnWidth, cutTo, padTo } from "../render/text/width.ts";
import { ask } from "./ask.ts";
import { pageKeys } from "./page-keys.ts";

/** A profile as the picker shows it. */
export interface ProfileChoice {
  readonly name: string;
  readonly kind: string;
  readonly region: string | undefined;
}

/** More than this many are not drawn: with thousands of profiles a user types. */
const mostShown = 100;

/**
 * The profiles that match what was typed: every word must occur in name, kind or region. Names that begin with it come first,
 * then names that contain it.
 */
export function matchProfiles(profiles: readonly ProfileChoice[], typed: string): ProfileChoice[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const first = words[0] ?? "";
  const rank = ({ name }: ProfileChoice) => {
    const at = name.toLowerCase().indexOf(first);
    return at === 0 ? 0 : at > 0 ? 1 : 2;
  };
  return profiles
    .filter(({ name, kind, region }) => {
      const text = `${name} ${kind} ${region ?? ""}`.toLowerCase();
      return words.every((word) => text.includes(word));
    })
    .map((profile, index) => ({ profile, index, rank: rank(profile) }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ profile }) => profile);
}

/** Lets the user pick a profile by typing a part of its name. */
export async function chooseProfile(profiles: readonly ProfileChoice[], context: AppContext): Promise<string> {
  const { default: search, Separator } = await import("@inquirer/search");
  const nameWidth = columnWidth(profiles.map(({ name }) => name));
  const kindWidth = columnWidth(profiles.map(({ kind }) => kind));
  // A choice that took two lines would count as two. The mark of the picked one is before it.
  const free = (context.stderr.columns ?? 80) - 3;
  const choices = (typed: string | undefined) => {
    const found = matchProfiles(profiles, typed ?? "");
    const shown = found.slice(0, mostShown).map(({ name, kind, region }) => ({
      value: name,
      short: printableLine(name),
      name: cutTo(
        `${padTo(printableLine(name), nameWidth)}  ${padTo(kind, kindWidth)}  ${printableLine(region ?? "")}`.trimEnd(),
        free,
      ),
    }));
    const more = found.length - shown.length;
    return more > 0 ? [...shown, new Separator(`… and ${more} more: type to narrow`)] : shown;
  };
  const style = { keysHelpTip: () => "type to find • ↑↓ PgUp PgDn • ⏎ select" };
  const pageSize = pageOf(context.stderr.rows);
  const endKeys = pageKeys(pageSize, context);
  const picked = ask(
    (terminal) => search({ message: "Profile:", pageSize, source: choices, theme: { style } }, terminal),
    context,
  );
  return picked.finally(endKeys);
}

/** How many profiles fit below the question and above the keys; a terminal without a size gets ten. */
function pageOf(rows: number | undefined): number {
  return Math.max(1, Math.min(10, (rows ?? 24) - 5));
}
