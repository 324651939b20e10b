import type { GetRoleCredentialsResponse } from "@aws-sdk/client-sso";
import { CredentialError } from "../errors/credential-error.ts";
import type { Credentials } from "../model/credentials.ts";
import { Secret } from "../model/secret.ts";
import { type AnswerTime, inLocalTime } from "../model/time/local-time.ts";
import { readExpiration } from "../model/time/read-expiration.ts";
import { realWait } from "../network/real-wait.ts";
import { persist } from "./client/persist.ts";
import { openPortal } from "./client/portal.ts";
import { isTokenRejected } from "./client/portal-faults.ts";
import type { SsoDeps } from "./sso-deps.ts";
import { type SsoSource, ssoSessionOf } from "./sso-session.ts";
import type { SsoAccessToken } from "./token/session-token.ts";

/** @internal */
export interface RoleCredentialsInput {
  readonly source: SsoSource;
  readonly access: Pick<SsoAccessToken, "token" | "region">;
}

/**
 * What AWS says to a token that it does not take: expired, revoked, or of another instance. Not an error yet: a refresh or a
 * sign-in may follow.
 *
 * @internal
 */
export type TokenRejected = "token-rejected";

/**
 * Exchanges an access token for the credentials of one role in one account. They live as long as the permission set says (1 to
 * 12 hours), whatever becomes of the token. Throttling is waited out.
 *
 * @throws {CredentialError} `ROLE_NOT_ASSIGNED`, `INVALID_VALUE`, `THROTTLED`, `AWS_UNAVAILABLE`; what the network throws
 * @internal
 */
export async function ssoRoleCredentials(
  { source, access }: RoleCredentialsInput,
  deps: SsoDeps,
): Promise<Credentials | TokenRejected> {
  const { profile, accountId, roleName } = source;
  const portal = await openPortal({ session: ssoSessionOf(source), region: access.region, profile }, deps);
  try {
    const answered = await persist(() => portal.roleCredentials(access.token, { accountId, roleName }), deps.wait ?? realWait);
    if (answered.ok) {
      return readRoleCredentials(answered.answer, source, { skewSeconds: answered.skewSeconds, now: deps.clock() });
    }
    if (isTokenRejected(answered.fault)) {
      return "token-rejected";
    }
    throw answered.error;
  } finally {
    portal.close();
  }
}

/**
 * Judges what GetRoleCredentials answered.
 *
 * @throws {CredentialError} `AWS_UNAVAILABLE` when a part is missing
 */
function readRoleCredentials(
  { roleCredentials }: GetRoleCredentialsResponse,
  { profile, accountId, roleName }: Pick<SsoSource, "profile" | "accountId" | "roleName">,
  time: AnswerTime,
): Credentials {
  const { accessKeyId, secretAccessKey, sessionToken, expiration } = roleCredentials ?? {};
  const said = expiration ? readExpiration(expiration) : undefined;
  const expires = said && inLocalTime(said, time);
  if (said !== undefined && expires === undefined) {
    throw new CredentialError(
      time.skewSeconds === undefined ? "CLOCK_SKEW" : "AWS_UNAVAILABLE",
      `The credentials that IAM Identity Center gave for ${roleName} in ${accountId} have expired already, at ${said.toISOString()}.`,
      { profile, hints: ["Check this machine's clock first: date -u"] },
    );
  }
  if (!accessKeyId || !secretAccessKey || !sessionToken || expires === undefined) {
    throw new CredentialError(
      "AWS_UNAVAILABLE",
      `IAM Identity Center gave incomplete credentials for ${roleName} in ${accountId}.`,
      {
        profile,
        hints: ["Try again; check sso_region and any custom endpoint."],
      },
    );
  }
  return {
    accessKeyId,
    secretAccessKey: new Secret(secretAccessKey),
    sessionToken: new Secret(sessionToken),
    expiration: expires,
    accountId,
  };
}
