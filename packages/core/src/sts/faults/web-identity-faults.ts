import { describeCall } from "../say.ts";
import type { StsFaultRow } from "./fault.ts";
import { codeIs } from "./matching.ts";

/**
 * Tokens of an OpenID Connect provider.
 *
 * @internal
 */
export const webIdentityFaults: readonly StsFaultRow[] = [
  {
    code: "WEB_IDENTITY_REJECTED",
    when: (fault, c) => c.operation === "AssumeRoleWithWebIdentity" && codeIs("ExpiredTokenException", "ExpiredToken")(fault),
    message: (fault, c) => `${describeCall(c)}: the web identity token has expired: ${fault.message}`,
    hints: (_, c) => [
      `Renew the token${c.tokenFile === undefined ? "" : ` in ${c.tokenFile}`}; whatever writes that file has stopped doing so.`,
    ],
  },
  {
    code: "WEB_IDENTITY_REJECTED",
    when: codeIs("InvalidIdentityToken", "InvalidIdentityTokenException", "IDPRejectedClaim", "IDPRejectedClaimException"),
    message: (fault, c) => `${describeCall(c)}: AWS did not accept the web identity token: ${fault.message}`,
    hints: (_, c) => [
      ...(c.tokenPadded ? [`Remove the white space before or after the token in ${c.tokenFile ?? "its file"}.`] : []),
      "Check that the account has an OIDC identity provider for the token's issuer (iss), with its audience (aud) listed.",
    ],
  },
  {
    code: "AWS_UNAVAILABLE",
    when: codeIs("IDPCommunicationError", "IDPCommunicationErrorException"),
    message: (fault, c) => `${describeCall(c)}: AWS could not reach the identity provider: ${fault.message}`,
    hints: () => ["Try again. If it stays so, check that the issuer's address can be reached from the internet."],
  },
];
