import type { Profile } from "../profile.ts";

type Source = "role" | "web identity" | "SSO" | "credentials file keys" | "config file keys" | "sign-in" | "process";

/**
 * In which order each reader looks for credentials within one profile, the one that is asked for. Source: aws-facts.md §3.
 */
const orders: Readonly<Record<string, readonly Source[]>> = {
  "AWS CLI": ["role", "web identity", "SSO", "credentials file keys", "sign-in", "process", "config file keys"],
  JavaScript: ["role", "credentials file keys", "config file keys", "web identity", "process", "SSO", "sign-in"],
  Rust: ["role", "web identity", "SSO", "sign-in", "process", "credentials file keys", "config file keys"],
  Java: ["web identity", "SSO", "role", "sign-in", "process", "credentials file keys", "config file keys"],
  Go: ["role", "credentials file keys", "config file keys", "web identity", "SSO", "process"],
  Kotlin: ["credentials file keys", "config file keys", "role", "web identity", "SSO", "sign-in", "process"],
};

const sentences: Readonly<Record<Source, string>> = {
  role: "the role of role_arn",
  "web identity": "the web identity",
  SSO: "SSO",
  "credentials file keys": "the access keys",
  "config file keys": "the access keys",
  "sign-in": "the console sign-in",
  process: "credential_process",
};

/**
 * Which source each reader takes, in words; empty for a profile that names none.
 */
export function preferredSources(profile: Profile): ReadonlyMap<string, string> {
  const named = sourcesOf(profile);
  const preferred = new Map<string, string>();
  for (const [reader, order] of Object.entries(orders)) {
    const source = order.find((candidate) => named.has(candidate));
    if (source !== undefined) preferred.set(reader, sentences[source]);
  }
  return preferred;
}

/**
 * Says which source each reader takes of a profile that names several.
 *
 * @returns e.g. `AWS CLI, Java: SSO; JavaScript: the access keys`; `undefined` when all take the same
 */
export function differingSources(profile: Profile): string | undefined {
  if (sourcesOf(profile).size < 2) return undefined;
  const readers = new Map<string, string[]>();
  for (const [reader, source] of preferredSources(profile)) readers.set(source, [...(readers.get(source) ?? []), reader]);
  if (readers.size < 2) return undefined;
  return [...readers].map(([source, names]) => `${names.join(", ")}: ${source}`).join("; ");
}

function sourcesOf({ settings, layers }: Profile): ReadonlySet<Source> {
  const sources = new Set<Source>();
  const has = (key: string) => (settings.get(key) ?? "") !== "";
  if (has("role_arn")) {
    if (has("web_identity_token_file")) sources.add("web identity");
    else if (has("source_profile") || has("credential_source")) sources.add("role");
  }
  if (has("sso_account_id") || has("sso_role_name")) sources.add("SSO");
  if (layers.credentials?.settings.get("aws_access_key_id")) sources.add("credentials file keys");
  else if (has("aws_access_key_id")) sources.add("config file keys");
  if (has("login_session")) sources.add("sign-in");
  if (has("credential_process")) sources.add("process");
  return sources;
}
