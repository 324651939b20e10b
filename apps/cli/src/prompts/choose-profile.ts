import type { AppContext } from "../app-context.ts";
import { ask } from "./ask.ts";

/** A profile as the picker shows it. */
export interface ProfileChoice {
  readonly name: string;
  readonly kind: string;
  readonly region: string | undefined;
}

/** More than this many are not drawn: with thousands of profiles a person types. */
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

/** Lets the person pick a profile by typing a part of its name. */
export async function chooseProfile(profiles: readonly ProfileChoice[], context: AppContext): Promise<string> {
  const { default: search, Separator } = await import("@inquirer/search");
  const nameWidth = Math.min(40, Math.max(...profiles.map(({ name }) => name.length)));
  const kindWidth = Math.max(...profiles.map(({ kind }) => kind.length));
  const choices = (typed: string | undefined) => {
    const found = matchProfiles(profiles, typed ?? "");
    const shown = found.slice(0, mostShown).map(({ name, kind, region }) => ({
      value: name,
      short: name,
      name: `${name.padEnd(nameWidth)}  ${kind.padEnd(kindWidth)}  ${region ?? ""}`.trimEnd(),
    }));
    const more = found.length - shown.length;
    return more > 0 ? [...shown, new Separator(`… and ${more} more: type to narrow`)] : shown;
  };
  return ask((terminal) => search({ message: "Profile:", pageSize: 10, source: choices }, terminal), context);
}
