import { parseArn, roleNameOf } from "@aws-temp/core";
import type { PublishInputs } from "../inputs/inputs.ts";
import type { Obtained, Publication } from "./publication.ts";

/**
 * A table for the job's summary: what the job has now, and never a secret.
 *
 * @public
 */
export function summaryOf({ authMethod, main, profiles }: Publication, { maskAccount }: PublishInputs): string {
  const rows = profiles.length > 0 ? profiles.map((profile) => ({ ...profile, shown: profile.name })) : [];
  const all = rows.length > 0 || main === undefined ? rows : [{ ...main, shown: "" }];
  const cells = all.map(({ shown, ...obtained }) => row(shown, obtained, authMethod, maskAccount));
  return [
    "### AWS credentials",
    "",
    "| Profile | Account | Role | Session | Expires | Source |",
    "| --- | --- | --- | --- | --- | --- |",
    ...cells.map((each) => `| ${each.map(escaped).join(" | ")} |`),
    "",
    "",
  ].join("\n");
}

function row(
  profile: string,
  { accountId, arn, roleArn, roleSessionName, credentials }: Obtained,
  source: string,
  hide: boolean,
) {
  const identity = parseArn(arn)?.resource ?? "";
  return [
    profile || "(variables)",
    hide ? "(hidden)" : accountId,
    roleArn === undefined ? identity : roleNameOf(roleArn),
    roleSessionName ?? "",
    credentials.expiration?.toISOString() ?? "never",
    source,
  ];
}

function escaped(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll("|", "\\|").replaceAll("<", "&lt;");
}
