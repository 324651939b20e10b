import type { Credentials } from "../model/credentials.ts";
import { ssoRoleCredentials } from "./role-credentials.ts";
import type { SsoDeps } from "./sso-deps.ts";
import { type SsoSource, ssoSessionOf } from "./sso-session.ts";
import type { AccessTokenInput } from "./token/session-token.ts";
import { withAccessToken } from "./token/with-access-token.ts";

/** @internal */
export interface SsoCredentialsInput {
  readonly source: SsoSource;
  /** `refresh` never asks a user, `sign-in` may. */
  readonly mode: AccessTokenInput["mode"];
  readonly insist?: AccessTokenInput["insist"];
  readonly signIn?: AccessTokenInput["signIn"];
}

/**
 * The credentials that a profile of IAM Identity Center stands for: the session's token, refreshed or signed in for where it has
 * to be, exchanged for the role.
 *
 * @throws {CredentialError} `SIGN_IN_NEEDED`, `SIGN_IN_DENIED`, `SIGN_IN_EXPIRED`, `SIGN_IN_FAILED`, `ROLE_NOT_ASSIGNED`,
 *   `INTERRUPTED`, `THROTTLED`; what the network throws
 * @internal
 */
export async function ssoCredentials({ source, ...how }: SsoCredentialsInput, deps: SsoDeps): Promise<Credentials> {
  const session = ssoSessionOf(source);
  return await withAccessToken({ ...how, session, profile: source.profile }, deps, (access) => {
    deps.logger.progress(`Getting credentials for ${source.roleName} in ${source.accountId}`);
    return ssoRoleCredentials({ source, access }, deps);
  });
}
