import { basename } from "node:path";
import type { LoadedProfiles } from "@aws-temp/core";
import type { ListedProfile } from "@aws-temp/core/plan";
import type { Problem } from "@aws-temp/core/profiles";
import type { ProfilesJson } from "@aws-temp/core/views";
import type { Colours } from "../text/colours.ts";
import { count } from "../text/count.ts";
import { shortenPath } from "../text/shorten-path.ts";
import { table } from "../text/table.ts";
import { problemJson } from "./problem.ts";
import { profileKinds } from "./profile-kind.ts";

/** What a user types who has no profile yet. */
export const firstProfile = "aws configure sso, or aws configure";

/** Profiles as `--json` prints them. */
export function profilesJson(loaded: LoadedProfiles, profiles: readonly ListedProfile[]): ProfilesJson {
  return {
    configFile: loaded.configFile,
    credentialsFile: loaded.credentialsFile,
    profiles: profiles.map((profile) => ({
      name: profile.name,
      kind: profile.kind,
      account: profile.accountId ?? null,
      accountName: profile.accountName ?? null,
      role: profile.roleName ?? null,
      roleArn: profile.roleArn ?? null,
      dependsOn: profile.dependsOn ?? null,
      region: profile.region ?? null,
      state: stateOf(profile),
      temporary: profile.temporary,
      file: profile.file,
      line: profile.line,
      problems: profile.problems.map(problemJson),
    })),
    problems: loaded.problems.filter(({ section }) => section?.type !== "profile").map(problemJson),
  };
}

/**
 * Profiles as a table.
 *
 * @param width - columns of the terminal, if it is one
 */
export function profilesTable(profiles: readonly ListedProfile[], colours: Colours, width: number | undefined): string[] {
  if (profiles.length === 0) return [];
  const rows = profiles.map((profile) => [
    profile.name,
    [profile.accountId ?? "-", profile.accountName ?? ""].join(" ").trimEnd(),
    profile.roleName ?? "-",
    sourceOf(profile),
    profile.region ?? "-",
    stateText(profile),
  ]);
  const paint = { error: colours.red, warning: colours.yellow, ok: colours.green };
  return table(
    [["PROFILE", "ACCOUNT", "ROLE", "SOURCE", "REGION", "STATE"], ...rows],
    (cell, column, row) => {
      const profile = profiles[row - 1];
      if (profile === undefined || cell.trim() === "-") return colours.dim(cell);
      const state = stateOf(profile);
      if (column === 5) return paint[state](cell);
      return column === 0 ? (state === "error" ? colours.red : colours.bold)(cell) : cell;
    },
    { width, leaving: ["REGION", "SOURCE", "ROLE", "ACCOUNT"], whole: ["STATE"] },
  );
}

/** What is wrong with some profiles, each thing once, in the order of the files; with all, also what is wrong outside of them. */
export function problemsIn(loaded: LoadedProfiles, profiles: readonly ListedProfile[], all: boolean): readonly Problem[] {
  const found = [...(all ? loaded.problems : []), ...profiles.flatMap((profile) => profile.problems)];
  const distinct = new Map(found.map((problem) => [`${problem.file}:${problem.line}: ${problem.message}`, problem]));
  const later = ({ file }: Problem) => (file === loaded.credentialsFile ? 1 : 0);
  return [...distinct.values()].sort((a, b) => later(a) - later(b) || a.line - b.line);
}

/** What the last line tells. */
interface Told {
  readonly profiles: readonly ListedProfile[];
  /** How many profiles they were chosen from. */
  readonly of: number;
  readonly words: readonly string[];
  readonly problems: readonly Problem[];
  readonly problemsShown: boolean;
}

/** The last line, on stderr: how many there are, where, and how to see what is wrong. */
export function profilesSummary(loaded: LoadedProfiles, told: Told, home: string): string {
  const { profiles, of, words, problems, problemsShown } = told;
  const files = `${shortenPath(loaded.configFile, home)} and ${shortenPath(loaded.credentialsFile, home)}`;
  if (of === 0)
    return [`No profiles in ${files}.`, ...wrong(problems, problemsShown), `Make the first with: ${firstProfile}`].join(" ");
  const some = profiles.length === 1 ? "matches" : "match";
  const headline =
    words.length === 0
      ? `${count(of, "profile")} in ${files}.`
      : `${profiles.length} of ${count(of, "profile")} ${some}: ${words.join(" ")}.`;
  const broken = profiles.filter((profile) => stateOf(profile) === "error").length;
  return [headline, ...(broken === 0 ? [] : [`${broken} cannot be used.`]), ...wrong(problems, problemsShown)].join(" ");
}

/** How many profiles of `login` the table leaves out. */
export function hiddenProfiles(hidden: number): string[] {
  return hidden === 0
    ? []
    : [`${count(hidden, "profile")} of login ${hidden === 1 ? "is" : "are"} hidden. Show with: aws-temp profiles --all`];
}

function stateOf({ problems }: ListedProfile): "ok" | "warning" | "error" {
  if (problems.some(({ severity }) => severity === "error")) return "error";
  return problems.length > 0 ? "warning" : "ok";
}

/** `ok`, `2 warnings`, or the line that breaks the profile: `✖ config:12`. */
function stateText({ problems }: ListedProfile): string {
  const error = problems.find(({ severity }) => severity === "error");
  if (error !== undefined) return `✖ ${basename(error.file)}:${error.line}`;
  return problems.length === 0 ? "ok" : count(problems.length, "warning");
}

/** Where its credentials come from: another profile, a sign-in, or what it holds itself. */
function sourceOf({ kind, dependsOn }: ListedProfile): string {
  if (kind === "assume-role") return dependsOn ?? "-";
  return kind === "sso" && dependsOn !== undefined ? `SSO ${dependsOn}` : profileKinds[kind];
}

function wrong(problems: readonly Problem[], shown: boolean): string[] {
  if (problems.length === 0) return [];
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const warnings = problems.length - errors;
  const parts = [errors > 0 ? count(errors, "error") : "", warnings > 0 ? count(warnings, "warning") : ""];
  const said = parts.filter(Boolean).join(", ");
  return [shown ? `${said}.` : `${said}. Show with: aws-temp profiles --problems`];
}
