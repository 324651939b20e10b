import { CredentialError } from "../errors/credential-error.ts";
import { formatDuration } from "../model/time/duration.ts";

/**
 * What a console session starts from. It decides whether AWS lets the session outlast the credentials.
 *
 * - `role`: a role assumed with long-term keys or a web identity, or one that IAM Identity Center gave
 * - `chained-role`: a role assumed with temporary credentials, an MFA session's included
 * - `federated-user`: GetFederationToken
 * - `temporary`: whatever else; only AWS knows how they came to be
 *
 * @internal
 */
export type ConsoleCredentials = "role" | "chained-role" | "federated-user" | "temporary";

const shortest = 900;

/** What `SessionDuration` takes; a federated user's session is as long as GetFederationToken makes it. Source: aws-facts.md §7, §10. */
const longestOf = (credentials: ConsoleCredentials) => (credentials === "federated-user" ? 129_600 : 43_200);

/**
 * How long a console session may be asked to last (`SessionDuration`). Without the parameter it lasts as long as the credentials.
 *
 * With a chained role or a federated user the parameter makes the call fail, and AWS does not say why; so it is left out with a
 * warning. Source: aws-facts.md §10.
 *
 * @param asked - seconds
 * @throws {CredentialError} `DURATION_OUT_OF_RANGE` for what AWS never takes
 * @internal
 */
export function consoleSessionSeconds(
  asked: number | undefined,
  credentials: ConsoleCredentials,
): { readonly seconds: number | undefined; readonly warning?: string } {
  if (asked === undefined) return { seconds: undefined };
  const longest = longestOf(credentials);
  if (!Number.isInteger(asked) || asked < shortest || asked > longest) {
    throw new CredentialError(
      "DURATION_OUT_OF_RANGE",
      `A console session of ${formatDuration(asked)} (${asked} seconds) was requested; AWS accepts ${formatDuration(shortest)} to ${formatDuration(longest)} (${shortest} to ${longest} seconds).`,
      { hints: ["Pass a duration in this range, for example: --session-duration 8h."] },
    );
  }
  if (credentials === "chained-role" || credentials === "federated-user") {
    const why = credentials === "chained-role" ? "a chained role" : "a federated user";
    return {
      seconds: undefined,
      warning: `The console session lasts as long as the credentials: AWS does not prolong that of ${why}.`,
    };
  }
  return { seconds: asked };
}
