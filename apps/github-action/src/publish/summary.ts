import { parseArn, roleNameOf } from "@aws-temp/core/internal";
import type { PublishInputs } from "../inputs/inputs.ts";
import type { Obtained, Publication } from "./publication.ts";

/**
 * A table for the job's summary: what the job has now, and never a secret.
 *
 * @public
 */
export function summaryOf(publication: Publication, publish: PublishInputs): string {
  const { authMethod, main, profiles } = publication;
  const rows = profiles.length > 0 ? profiles.map((profile) => ({ ...profile, shown: profile.name })) : [];
  const all = rows.length > 0 || main === undefined ? rows : [{ ...main, shown: placeOf(publication, publish) }];
  const cells = all.map(({ shown, ...obtained }) => row(shown, obtained, authMethod, publish.maskAccount));
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

/** Where credentials are that are no profile's. */
function placeOf({ exportsCredentials }: Publication, { env, outputs }: PublishInputs): string {
  const places = [...(env && exportsCredentials ? ["variables"] : []), ...(outputs ? ["outputs"] : [])];
  if (places.length > 0) return `(${places.join(", ")})`;
  return exportsCredentials ? "(not exported)" : "(as before)";
}

function row(
  profile: string,
  { accountId, arn, roleArn, roleSessionName, credentials }: Obtained,
  source: string,
  hide: boolean,
) {
  const identity = parseArn(arn)?.resource ?? "";
  return [
    profile,
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
