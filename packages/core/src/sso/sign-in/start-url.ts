import { CredentialError } from "../../errors/credential-error.ts";

/** Hosts that AWS gives to access portals. Source: aws-facts.md §4. */
const ownedSuffixes = [
  ".app.aws",
  ".app.amazonwebservices.com.cn",
  ".api.amazonwebservices.eu",
  ".app.amazonwebservices.eu",
  ".portal.amazonaws.com",
  ".portal.amazonaws.com.cn",
  ".portal.amazonaws.eu",
  ".awsapps.com",
  ".awsapps.cn",
];
const ownedHosts = [
  "identitycenter.amazonaws.com",
  "identitycenter.us-gov.amazonaws.com",
  "identitycenter.amazonaws.com.cn",
  "identitycenter.amazonaws.eu",
];

const regionInHost = [/^[^.]+\.portal\.([a-z0-9-]+)\.app\.aws$/, /^[^.]+\.([a-z0-9-]+)\.portal\.amazonaws\.(?:com|com\.cn|eu)$/];

/**
 * Whether a start URL is of the organisation's own domain, and so only leads to the true one.
 *
 * @internal
 */
export function isVanityUrl(startUrl: string): boolean {
  return !isOwnedByAws(hostOf(startUrl) ?? "");
}

/**
 * Whether AWS alone can answer for a host.
 *
 * @internal
 */
export function isOwnedByAws(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, "");
  return ownedHosts.includes(name) || ownedSuffixes.some((suffix) => name.endsWith(suffix));
}

/**
 * The region that an access portal's host names, where it does.
 *
 * @internal
 */
export function regionOfHost(host: string): string | undefined {
  const name = host.toLowerCase().replace(/\.$/, "");
  return regionInHost.map((pattern) => pattern.exec(name)?.[1]).find((region) => region !== undefined);
}

/**
 * The start URL and region as the services must be told them.
 *
 * @internal
 */
export interface ResolvedStart {
  readonly startUrl: string;
  readonly region: string;
}

/**
 * Judges where a vanity address leads.
 *
 * @param location - the answer's Location header
 * @throws {CredentialError} `INVALID_VALUE` when it leads to no access portal of AWS
 * @internal
 */
export function judgeRedirect(startUrl: string, location: string | undefined, region: string): ResolvedStart {
  const target = location === undefined ? undefined : URL.parse(location, startUrl);
  if (target === undefined || target === null || target.protocol !== "https:" || !isOwnedByAws(target.hostname)) {
    const where = target ? `leads to ${target.origin}` : "leads nowhere";
    throw new CredentialError("INVALID_VALUE", `The start URL ${startUrl} ${where}, which is not an AWS access portal.`, {
      hints: [
        "Correct sso_start_url. The console shows it: IAM Identity Center, Settings, AWS access portal URL.",
        "A domain of your own must redirect to that URL at once, with https.",
      ],
    });
  }
  return {
    startUrl: `${target.origin}${target.pathname.replace(/\/+$/, "")}`,
    region: regionOfHost(target.hostname) ?? region,
  };
}

function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).hostname : undefined;
}
