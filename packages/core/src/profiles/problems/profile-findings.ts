import type { Profile, ProfileSet, Section } from "../profile.ts";
import type { Finding } from "./problem-list.ts";
import { differingSources } from "./source-order.ts";

type Found = Pick<Finding, "code" | "key" | "other" | "more">;

const keysOfOneFile = ["aws_access_key_id", "aws_secret_access_key", "aws_session_token"];
const credentialSources = ["Environment", "EcsContainer", "Ec2InstanceMetadata"];

/**
 * What readers take differently in a profile as a whole: keys that are together, or in two files.
 */
export function profileFindings(
  profile: Profile,
  { ssoSessions, services }: Pick<ProfileSet, "ssoSessions" | "services">,
): readonly Finding[] {
  const found: readonly Found[] = [
    ...emptiness(profile),
    ...splitKeys(profile),
    ...splitBlocks(profile),
    ...(profile.settings.has("aws_security_token") ? [{ code: "legacy-token" as const, key: "aws_security_token" }] : []),
    ...spelledValues(profile),
    ...ssoKeys(profile, ssoSessions),
    ...missingServices(profile, services),
    ...severalSources(profile),
  ];
  return found.map((finding) => {
    const { kind, file, line } = (finding.key === undefined ? undefined : profile.origins.get(finding.key)) ?? profile.origin;
    return { ...finding, kind, file, line, section: { type: "profile", name: profile.name } };
  });
}

function emptiness({ settings, nested }: Profile): readonly Found[] {
  return settings.size === 0 && nested.size === 0 ? [{ code: "empty-section" }] : [];
}

function splitKeys({ layers: { config, credentials } }: Profile): readonly Found[] {
  if (config === undefined || credentials === undefined) return [];
  const inConfig = keysOfOneFile.filter((key) => config.settings.has(key));
  const inCredentials = keysOfOneFile.filter((key) => credentials.settings.has(key));
  const only = inConfig.filter((key) => !inCredentials.includes(key));
  if (only.length === 0 || inCredentials.length === 0) return [];
  return [
    {
      code: "split-keys",
      key: only[0],
      more: `${only.join(", ")} in the config file, ${inCredentials.join(", ")} in the credentials file`,
    },
  ];
}

function splitBlocks({ layers: { config, credentials } }: Profile): readonly Found[] {
  if (config === undefined || credentials === undefined) return [];
  const keys = [...credentials.nested.keys()].filter((key) => config.nested.has(key));
  return keys.map((key) => ({ code: "block-in-both-files", key }));
}

function spelledValues({ settings }: Profile): readonly Found[] {
  const found: Found[] = [];
  const source = settings.get("credential_source");
  const meant = credentialSources.find((known) => known !== source && known.toLowerCase() === source?.toLowerCase());
  if (meant !== undefined) found.push({ code: "credential-source-case", key: "credential_source", more: meant });
  const duration = settings.get("duration_seconds");
  if (duration !== undefined && duration !== "") {
    const whole = /^\d+$/.test(duration);
    if (!whole) found.push({ code: "duration-ignored", key: "duration_seconds" });
    else if (Number(duration) <= 900) found.push({ code: "duration-default-in-go", key: "duration_seconds" });
  }
  return found;
}

function ssoKeys({ settings }: Profile, ssoSessions: ReadonlyMap<string, Section>): readonly Found[] {
  const name = settings.get("sso_session");
  if (name === undefined) return [];
  const found: Found[] = [];
  const session = ssoSessions.get(name);
  for (const key of ["sso_region", "sso_start_url"]) {
    const other = session?.origins.get(key)?.line;
    if (other !== undefined && settings.has(key)) found.push({ code: "sso-repeated", key, other });
  }
  if (!settings.has("sso_account_id") && !settings.has("sso_role_name"))
    found.push({ code: "sso-without-role", key: "sso_session" });
  return found;
}

function missingServices({ settings }: Profile, services: ReadonlyMap<string, Section>): readonly Found[] {
  const name = settings.get("services");
  return name && !services.has(name) ? [{ code: "services-missing", key: "services", more: name }] : [];
}

function severalSources(profile: Profile): readonly Found[] {
  const more = differingSources(profile);
  return more === undefined ? [] : [{ code: "several-sources", more }];
}
