const tagsClaim = "https://aws.amazon.com/tags";
const sourceIdentityClaim = "https://aws.amazon.com/source_identity";

/**
 * Session tags and source identity that an identity provider put into a token, in the claims that AWS reads.
 *
 * @internal
 */
export function tokenSession(claims: Readonly<Record<string, unknown>>): {
  readonly tags: readonly (readonly [key: string, value: string])[];
  readonly transitiveKeys: readonly string[];
  readonly sourceIdentity: string | undefined;
} {
  const tags = recordOf(claims[tagsClaim]);
  const sourceIdentity = claims[sourceIdentityClaim];
  return {
    tags: Object.entries(recordOf(tags["principal_tags"])).map(([key, values]) => [key, [values].flat().join("")] as const),
    transitiveKeys: [tags["transitive_tag_keys"] ?? []].flat().map(String),
    sourceIdentity: typeof sourceIdentity === "string" ? sourceIdentity : undefined,
  };
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}
