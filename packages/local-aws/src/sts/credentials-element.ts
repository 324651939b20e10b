import type { Session } from "../identity/session-store.ts";
import type { XmlContent } from "../query/xml.ts";

/**
 * A session's `Credentials` element.
 *
 * @internal
 */
export function credentialsElement(session: Session): XmlContent {
  return {
    AccessKeyId: session.credentials.accessKeyId,
    SecretAccessKey: session.credentials.secretAccessKey,
    SessionToken: session.credentials.sessionToken,
    Expiration: `${new Date(session.expiresAt).toISOString().slice(0, 19)}Z`,
  };
}
