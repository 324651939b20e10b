import type { FaultCase } from "./fault-case.ts";

const web = { operation: "AssumeRoleWithWebIdentity", tokenFile: "/run/token" } as const;

export const webIdentityCases: readonly FaultCase[] = [
  {
    name: "an expired web identity token",
    fault: {
      code: "ExpiredTokenException",
      message: "Token expired: current date/time 1 must be before the expiration date/time 0",
    },
    told: web,
    code: "WEB_IDENTITY_REJECTED",
    hint: /\/run\/token/,
  },
  {
    name: "a web identity token of no one",
    fault: { code: "InvalidIdentityToken", message: "No OpenIDConnect provider found in your account for https://x" },
    told: web,
    code: "WEB_IDENTITY_REJECTED",
    hint: /issuer/,
    noHint: /white space/,
  },
  {
    name: "a web identity token with a newline",
    fault: { code: "InvalidIdentityToken", message: "The ID Token provided is not a valid JWT." },
    told: { ...web, tokenPadded: true },
    code: "WEB_IDENTITY_REJECTED",
    hint: /white space/,
  },
  { name: "a rejected claim", fault: { code: "IDPRejectedClaim", message: "…" }, told: web, code: "WEB_IDENTITY_REJECTED" },
  {
    name: "an unreachable provider",
    fault: { code: "IDPCommunicationError", message: "…", status: 400 },
    told: web,
    code: "AWS_UNAVAILABLE",
  },
  {
    name: "a trust policy without that subject",
    fault: { message: "Not authorized to perform sts:AssumeRoleWithWebIdentity" },
    told: web,
    code: "ACCESS_DENIED",
    hint: /subject \(sub\)/,
    noHint: /external_id|mfa_serial/,
  },
];
