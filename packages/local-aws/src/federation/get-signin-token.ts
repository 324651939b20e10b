import { identityOf } from "../identity/principal.ts";
import type { Session } from "../identity/session-store.ts";
import type { Parameters } from "../query/parameters.ts";
import { readDocument } from "../rest-json/document.ts";
import { FederationFault, type FederationWorld } from "./federation-world.ts";

const shortest = 900;
const longest = 43_200;

/**
 * Gives a sign-in token for temporary credentials of a role or of GetFederationToken.
 *
 * @throws {FederationFault} for other credentials, and for a duration where AWS takes none
 * @internal
 */
export function getSigninToken(parameters: Parameters, { clock, directory, sessions, tokens }: FederationWorld): string {
  const now = clock.now();
  const found = findSession(parameters.get("Session") ?? "", sessions.find.bind(sessions));
  if (found === undefined) throw new FederationFault("The session's credentials are not known.");
  if (found.expiresAt <= now) throw new FederationFault("The session's credentials have expired.");
  if (found.principal.kind === "user") {
    throw new FederationFault("Credentials of GetSessionToken are not accepted: call AssumeRole or GetFederationToken.");
  }
  const seconds = durationOf(parameters.get("SessionDuration"), found);
  const { account, arn } = identityOf(found.principal);
  const partition = directory.account(account).partition ?? "aws";
  const endsAt = seconds === undefined ? found.expiresAt : now + seconds * 1000;
  return tokens.issue({ arn, account, partition, endsAt }, now);
}

function findSession(text: string, find: (accessKeyId: string) => Session | undefined): Session | undefined {
  const document = readDocument(Buffer.from(text)) ?? {};
  const { sessionId, sessionKey, sessionToken } = document as Record<string, unknown>;
  const session = typeof sessionId === "string" ? find(sessionId) : undefined;
  const { secretAccessKey, sessionToken: token } = session?.credentials ?? {};
  return secretAccessKey === sessionKey && token === sessionToken ? session : undefined;
}

function durationOf(asked: string | undefined, session: Session): number | undefined {
  if (asked === undefined) return undefined;
  const seconds = Number(asked);
  if (!Number.isInteger(seconds) || seconds < shortest || seconds > longest) {
    throw new FederationFault(`SessionDuration must be from ${shortest} to ${longest} seconds.`);
  }
  if (session.principal.kind === "federated-user" || session.chained) {
    throw new FederationFault("SessionDuration is not taken with these credentials.");
  }
  return seconds;
}
