import type { Session } from "../identity/session-store.ts";

/**
 * Credentials as both metadata endpoints spell them: the session token is called `Token`.
 *
 * @internal
 */
export function credentialsDocument(session: Session): Record<string, string> {
  const { accessKeyId, secretAccessKey, sessionToken } = session.credentials;
  return {
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretAccessKey,
    Token: sessionToken,
    Expiration: `${new Date(session.expiresAt).toISOString().slice(0, 19)}Z`,
  };
}
