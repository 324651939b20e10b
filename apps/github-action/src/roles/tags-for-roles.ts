import { parseGivenProfiles } from "@aws-temp/core/plan";
import type { Inputs } from "../inputs/inputs.ts";
import type { AuthMethod } from "../publish/publication.ts";
import { customTagsIgnored, type SessionTags, sessionTags } from "../role/session-tags.ts";

/**
 * The tags that the step gives to its roles, as {@link sessionTags} has them. The workflow's own are judged only where a call takes them,
 * as with a single role; where none does, that is said.
 *
 * @param own - what a role is assumed with whose section names no source
 * @throws {CredentialError} `INVALID_VALUE`
 * @public
 */
export function tagsForRoles(
  text: string,
  own: AuthMethod,
  { session, environment }: Pick<Inputs, "session" | "environment">,
  warn: (message: string) => void,
): readonly SessionTags[] {
  if (session.customTags === undefined || takesTags(text, own)) return sessionTags(session, environment);
  warn(customTagsIgnored);
  return sessionTags({ ...session, customTags: undefined }, environment);
}

/** Whether the role of any section is assumed with credentials. With a token it takes no tags: that brings its own. */
function takesTags(text: string, own: AuthMethod): boolean {
  const { profiles } = parseGivenProfiles({ text, name: "roles" });
  const byToken = own === "oidc" || own === "token-file";
  return [...profiles.values()].some(({ settings }) => {
    if (!settings.get("role_arn") || settings.get("web_identity_token_file")) return false;
    return Boolean(settings.get("source_profile") || settings.get("credential_source")) || !byToken;
  });
}
