import { readJsonObject } from "../../model/json-object.ts";
import type { Secret } from "../../model/secret.ts";

/**
 * Whose session a sign-in began: the ARN in the id token's `sub`, which is what profiles call `login_session`.
 *
 * The token's signature is not looked at: it came from the service itself, over TLS, as an answer to our own request.
 *
 * @returns `undefined` when the token names no one
 * @internal
 */
export function readSubject(idToken: Secret): string | undefined {
  const [, claims, signature, ...more] = idToken.reveal().split(".");
  if (claims === undefined || signature === undefined || more.length > 0) {
    return undefined;
  }
  const subject = readJsonObject(Buffer.from(claims, "base64url").toString("utf8"))?.["sub"];
  return typeof subject === "string" && subject !== "" ? subject : undefined;
}
