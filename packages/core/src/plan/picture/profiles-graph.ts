import { formatDuration } from "../../model/time/duration.ts";
import type { Profile, ProfileSet } from "../../profiles/profile.ts";
import { judgeProfiles } from "../profile-set/judge-profiles.ts";
import type { ListedProfile } from "../profile-set/list-profiles.ts";
import { setting } from "../setting.ts";
import type { Arrow, Box, BoxKind, Graph } from "./graph.ts";
import { describeRole, hostOf } from "./plan-graph.ts";

const machineSources: Readonly<Record<string, string>> = {
  environment: "variables of the environment",
  ecscontainer: "the container's role",
  ec2instancemetadata: "the EC2 instance's role",
};

const words: Readonly<Record<string, string>> = {
  static: "long-term keys",
  temporary: "temporary credentials",
  login: "console sign-in",
  process: "credential_process",
  environment: "variables of the environment",
  container: "the container's role",
  instance: "the EC2 instance's role",
  none: "no credentials",
};

/**
 * All profiles of the files as a picture: each leads to those that start from it. Never throws: what is broken is shown as broken.
 *
 * @internal
 */
export function profilesGraph(set: ProfileSet): Graph {
  const listed = judgeProfiles(set);
  const boxes = new Map<string, Box>();
  const arrows: Arrow[] = [];
  const put = (id: string, box: Omit<Box, "id" | "main">) => {
    if (!boxes.has(id)) boxes.set(id, { ...box, id, main: false });
    return id;
  };
  for (const item of listed) {
    const profile = set.profiles.get(item.name);
    if (profile !== undefined) put(idOf(item.name), boxOf(item, profile));
  }
  for (const item of listed) {
    const profile = set.profiles.get(item.name);
    const origin = profile && originOf(item, profile, set);
    if (origin !== undefined && profile !== undefined && origin.id !== idOf(item.name)) {
      const from = origin.box === undefined ? origin.id : put(origin.id, origin.box);
      arrows.push({ from, to: idOf(item.name), lines: item.kind === "assume-role" ? labelOf(profile) : [] });
    }
  }
  const names = listed.map(({ name }) => name);
  return {
    title: "Where each profile begins",
    description: names.length === 0 ? "no profiles" : `${names.length} profiles: ${names.join(", ")}`,
    boxes: [...boxes.values()],
    arrows,
  };
}

function idOf(profile: string): string {
  return `profile ${profile}`;
}

function boxOf({ name, kind, problems, ...listed }: ListedProfile, profile: Profile): Omit<Box, "id" | "main"> {
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const broken = kind === "none" || errors > 0;
  const lines = [whatIs(kind, profile), ...(errors > 0 ? [`${errors} error${errors === 1 ? "" : "s"} in the file`] : [])];
  return { kind: broken ? "problem" : colourOf(kind), title: name, lines, target: targetOf(listed) };
}

function targetOf({ accountId, accountName, roleName }: Pick<ListedProfile, "accountId" | "accountName" | "roleName">) {
  if (accountId === undefined || roleName === undefined) return undefined;
  return { account: [accountId, accountName ?? ""].join(" ").trimEnd(), role: roleName };
}

function whatIs(kind: ListedProfile["kind"], profile: Profile): string {
  const role = setting(profile, "role_arn");
  if ((kind === "assume-role" || kind === "web-identity") && role !== undefined) return describeRole(role);
  if (kind === "sso") {
    return `${setting(profile, "sso_role_name") ?? "no role"} in ${setting(profile, "sso_account_id") ?? "no account"}`;
  }
  return words[kind] ?? kind;
}

function colourOf(kind: ListedProfile["kind"]): BoxKind {
  if (kind === "static") return "keys";
  return kind === "assume-role" || kind === "sso" || kind === "web-identity" ? "role" : "source";
}

/** What a profile starts from, with its box if it is no profile. */
function originOf(
  { kind }: ListedProfile,
  profile: Profile,
  { profiles, ssoSessions }: ProfileSet,
): { readonly id: string; readonly box?: Omit<Box, "id" | "main"> } | undefined {
  if (kind === "web-identity") {
    return { id: "web identity", box: { kind: "source", title: "web identity", lines: ["tokens in files"] } };
  }
  if (kind === "sso") {
    const name = setting(profile, "sso_session");
    const session = name === undefined ? undefined : ssoSessions.get(name);
    const startUrl = setting(session, "sso_start_url") ?? setting(profile, "sso_start_url");
    const known = startUrl !== undefined && (name === undefined || session !== undefined);
    return {
      id: `sso ${name ?? startUrl}`,
      box: {
        kind: known ? "source" : "problem",
        title: name ?? hostOf(startUrl ?? "IAM Identity Center"),
        lines: ["IAM Identity Center", known ? (name === undefined ? "older form" : hostOf(startUrl)) : "in no file"],
      },
    };
  }
  if (kind !== "assume-role") return undefined;
  const source = setting(profile, "source_profile");
  if (source !== undefined) {
    const missing = { kind: "problem", title: source, lines: ["in no file"] } as const;
    return profiles.has(source) ? { id: idOf(source) } : { id: idOf(source), box: missing };
  }
  const machine = setting(profile, "credential_source");
  if (machine === undefined) return undefined;
  const what = machineSources[machine.toLowerCase()];
  return {
    id: `machine ${machine.toLowerCase()}`,
    box: { kind: what === undefined ? "problem" : "source", title: machine, lines: [what ?? "not known to AWS"] },
  };
}

/** What the profile itself says of the call; nothing for what goes without saying. */
function labelOf(profile: Profile): string[] {
  const seconds = Number(setting(profile, "duration_seconds"));
  return [
    ...(setting(profile, "mfa_serial") === undefined ? [] : ["MFA"]),
    ...(Number.isInteger(seconds) && seconds > 0 ? [formatDuration(seconds)] : []),
  ];
}
