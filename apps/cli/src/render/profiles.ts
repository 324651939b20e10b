import { type ListedProfile, type LoadedProfiles, listProfiles } from "@aws-temp/core";
import type { Colours } from "./colours.ts";
import type { ProfilesJson } from "./json-shapes.ts";
import { problemJson } from "./problem.ts";
import { profileKinds } from "./profile-kind.ts";
import { shortenPath } from "./shorten-path.ts";
import { table } from "./table.ts";

/** What a person types who has no profile yet. */
export const firstProfile = "aws configure sso, or aws configure";

/** All profiles as `--json` prints them. */
export function profilesJson(loaded: LoadedProfiles): ProfilesJson {
  return {
    configFile: loaded.configFile,
    credentialsFile: loaded.credentialsFile,
    profiles: listProfiles(loaded).map(({ name, kind, region, dependsOn, roleArn, temporary, file, line, problems }) => ({
      name,
      kind,
      region: region ?? null,
      dependsOn: dependsOn ?? null,
      roleArn: roleArn ?? null,
      temporary,
      file,
      line,
      problems: problems.map(problemJson),
    })),
    problems: loaded.problems.filter(({ section }) => section?.type !== "profile").map(problemJson),
  };
}

/** All profiles as a table. */
export function profilesTable(loaded: LoadedProfiles, colours: Colours): string[] {
  const profiles = listProfiles(loaded);
  if (profiles.length === 0) return [];
  const rows = profiles.map((profile) => [
    profile.name,
    profileKinds[profile.kind],
    profile.region ?? "-",
    profile.dependsOn ?? "-",
    countProblems(profile.problems),
  ]);
  return table([["PROFILE", "KIND", "REGION", "DEPENDS ON", "PROBLEMS"], ...rows], (cell, column, row) => {
    if (row === 0 || cell.trim() === "-") return colours.dim(cell);
    if (column === 4) return cell.includes("error") ? colours.red(cell) : colours.yellow(cell);
    return column === 0 ? colours.bold(cell) : cell;
  });
}

/** The last line, on stderr: how many there are, where, and how to see what is wrong. */
export function profilesSummary(loaded: LoadedProfiles, problemsShown: boolean, home: string): string {
  const files = `${shortenPath(loaded.configFile, home)} and ${shortenPath(loaded.credentialsFile, home)}`;
  const count = loaded.profiles.size;
  const profiles = count === 0 ? `No profiles in ${files}` : `${plural(count, "profile")} in ${files}`;
  const problems = countProblems(loaded.problems);
  if (problems === "-") return count === 0 ? `${profiles}. Make the first with: ${firstProfile}` : `${profiles}.`;
  return `${profiles}; ${problems}${problemsShown ? "." : ", shown by: aws-temp profiles --problems"}`;
}

/** How many profiles of `login` the table leaves out. */
export function hiddenProfiles(count: number): string[] {
  return count === 0
    ? []
    : [`${plural(count, "profile")} of login ${count === 1 ? "is" : "are"} hidden. Show with: aws-temp profiles --all`];
}

function countProblems(problems: ListedProfile["problems"]): string {
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const warnings = problems.length - errors;
  const parts = [errors > 0 ? plural(errors, "error") : "", warnings > 0 ? plural(warnings, "warning") : ""];
  return parts.filter(Boolean).join(", ") || "-";
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
