import type { Alive } from "@aws-temp/core/sessions";

/** One row for each session: cached credentials that a profile of `login` holds as well are shown as that profile, with both names. */
export function oneRowEach(alive: readonly Alive[]): Alive[] {
  const written = new Set(alive.filter(({ kind }) => kind === "profile").map(({ accessKeyId }) => accessKeyId));
  const isCopied = (each: Alive) =>
    each.kind === "credentials" && each.accessKeyId !== undefined && written.has(each.accessKeyId);
  const sources = new Map(alive.filter(isCopied).map((each) => [each.accessKeyId, each.profiles]));
  return alive
    .filter((each) => !isCopied(each))
    .map((each) => {
      const of = each.kind === "profile" ? (sources.get(each.accessKeyId) ?? []) : [];
      return { ...each, profiles: [...each.profiles, ...of.filter((name) => !each.profiles.includes(name))] };
    });
}
