import { CredentialError } from "@aws-temp/core";
import type { GivenProfiles } from "@aws-temp/core/plan";
import type { OwnSource } from "@aws-temp/core/profiles";
import type { SessionInputs } from "../inputs/inputs.ts";
import { usualSessionName } from "../inputs/inputs.ts";

/** @public */
export interface RolesRequest {
  /** The input `roles`. */
  readonly text: string;
  readonly region: string | undefined;
  /** What the sections do not say themselves. */
  readonly session: Pick<
    SessionInputs,
    "durationSeconds" | "name" | "externalId" | "policy" | "policyArns" | "transitiveTagKeys"
  >;
  readonly tags: Readonly<Record<string, string>>;
  /** What a role is assumed with whose section names no source. */
  readonly ownSource: OwnSource | undefined;
}

/**
 * The profiles of the input `roles`, with the step's other inputs as defaults.
 *
 * @throws {CredentialError} `INVALID_VALUE` for a tag that a section could not say
 * @public
 */
export function givenRoles({ text, region, session, tags, ownSource }: RolesRequest): GivenProfiles {
  const defaults = {
    role_session_name: session.name ?? usualSessionName,
    duration_seconds: session.durationSeconds?.toString(),
    external_id: session.externalId,
    session_policy: session.policy,
    session_policy_arns: session.policyArns.join(","),
    session_tags: listTags(tags),
    transitive_session_tags: session.transitiveTagKeys.filter((key) => Object.hasOwn(tags, key)).join(","),
  };
  return { text, name: "roles", region, defaults: onlySaid(defaults), ownSource };
}

function listTags(tags: Readonly<Record<string, string>>): string {
  const strange = Object.entries(tags).find(([key, value]) => key.includes("=") || `${key}${value}`.includes(","));
  if (strange !== undefined) {
    throw new CredentialError("INVALID_VALUE", `The tag ${strange[0]} cannot be passed on to roles: it holds = or a comma.`);
  }
  return Object.entries(tags)
    .map(([key, value]) => `${key}=${value}`)
    .join(",");
}

function onlySaid(defaults: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(defaults).flatMap(([key, value]) => (value ? [[key, value]] : [])));
}
