import { createHash } from "node:crypto";
import type { PlanSource, SsoEndpoint } from "../plan/plan.ts";
import type { PlannedSsoSession } from "../plan/source/sso-source.ts";

/** @internal */
export type SsoSource = Extract<PlanSource, { readonly kind: "sso" }>;

/**
 * One sign-in to IAM Identity Center, shared by all profiles that name it. The start URL is the configured one: it names the files,
 * and the session to people.
 *
 * @internal
 */
export type SsoSession = PlannedSsoSession;

/**
 * AWS's own addresses, and nothing special about them.
 *
 * @internal
 */
export const plainEndpoint: SsoEndpoint = {
  oidcUrl: undefined,
  portalUrl: undefined,
  fips: false,
  dualStack: false,
  caBundle: undefined,
};

/**
 * The session that a plan's source takes its token from.
 *
 * @internal
 */
export function ssoSessionOf({ session, startUrl, region, scopes, endpoint }: SsoSource): SsoSession {
  return { name: session, startUrl, region, scopes, endpoint: endpoint ?? plainEndpoint };
}

/**
 * The SHA-1 under which all tools keep a session's token: of its name, or of its start URL exactly as configured.
 * Source: aws-facts.md §4.
 *
 * @internal
 */
export function ssoSessionKey({ name, startUrl }: Pick<SsoSession, "name" | "startUrl">): string {
  return createHash("sha1")
    .update(name ?? startUrl, "utf8")
    .digest("hex");
}

/**
 * A session as a sentence names it: `the SSO session dev`.
 *
 * @internal
 */
export function describeSession({ name, startUrl }: Pick<SsoSession, "name" | "startUrl">): string {
  return name === undefined ? startUrl : `the SSO session ${name}`;
}
