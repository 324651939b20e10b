import { quotedWords } from "../../model/quoted-words.ts";
import type { Fault } from "../../network/faults/fault.ts";
import type { SsoFaultRow } from "./sso-call.ts";
import { loginCommand } from "./sso-faults.ts";

const codeIs =
  (...codes: readonly string[]) =>
  ({ origin, code }: Fault) =>
    origin === "aws" && codes.includes(code ?? "");

/**
 * Whether the service does not know the client, or its secret has expired: it must be registered again.
 *
 * @internal
 */
export const isUnknownClient = codeIs("InvalidClientException");

/**
 * Whether the service registers no client for the authorization code with PKCE: an instance of before, or a rule against it.
 *
 * @internal
 */
export const refusesPkce = codeIs(
  "UnauthorizedClientException",
  "UnsupportedGrantTypeException",
  "InvalidClientMetadataException",
  "InvalidRedirectUriException",
  "InvalidRequestException",
);

/**
 * How the sign-in service refuses. Source: aws-facts.md §8.
 *
 * @internal
 */
export const oidcFaults: readonly SsoFaultRow[] = [
  {
    code: "SIGN_IN_DENIED",
    when: codeIs("AccessDeniedException"),
    message: (fault, c) => `The sign-in to ${c.session} was denied${saying(fault)}.`,
    hints: (_, c) => [`Sign in again and allow it: ${loginCommand(c)}`],
  },
  {
    code: "SIGN_IN_EXPIRED",
    when: codeIs("ExpiredTokenException"),
    message: (_, c) => `The time to sign in to ${c.session} ran out.`,
    hints: (_, c) => [`Sign in again: ${loginCommand(c)}`],
  },
  {
    code: "SIGN_IN_FAILED",
    when: codeIs("InvalidGrantException"),
    message: (fault, c) => `The sign-in service did not take the sign-in to ${c.session}${saying(fault)}.`,
    hints: (_, c) => [`Sign in again: ${loginCommand(c)}`],
  },
  {
    code: "SIGN_IN_FAILED",
    when: codeIs("InvalidScopeException"),
    message: (fault, c) => `The sign-in service refuses a scope of ${c.session}${saying(fault)}.`,
    hints: () => ["Correct sso_registration_scopes in the sso-session section; sso:account:access is all that aws-temp needs."],
  },
  {
    code: "SIGN_IN_FAILED",
    when: isUnknownClient,
    message: (_, c) => `The sign-in service does not know aws-temp's registration for ${c.session} any more.`,
    hints: (_, c) => [`Sign in again: ${loginCommand(c)}`],
  },
  {
    code: "SIGN_IN_FAILED",
    when: (fault, c) => c.operation !== "CreateToken" && codeIs("InvalidRequestException")(fault),
    message: (fault, c) => `The sign-in service in ${c.region} refuses to begin a sign-in to ${c.session}${saying(fault)}.`,
    hints: () => ["Check sso_start_url and sso_region. The console shows both: IAM Identity Center, Settings."],
  },
  {
    code: "SIGN_IN_FAILED",
    when: refusesPkce,
    message: (fault, c) => `The sign-in service refuses the sign-in to ${c.session}${saying(fault)} (${fault.code}).`,
    hints: (_, c) => [`Sign in with a code instead: ${loginCommand(c)} --use-device-code`],
  },
];

/** The service's own words, if it said any: the SDK makes up a word where there is none. */
function saying({ message, code }: Fault): string {
  const said = quotedWords(message).replace(/\.$/, "");
  return said === "" || said === code || /^Unknown(?:Error)?$/.test(said) ? "" : `: ${said}`;
}
