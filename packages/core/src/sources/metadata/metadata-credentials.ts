import type { Credentials } from "../../model/credentials.ts";
import { Secret } from "../../model/secret.ts";
import { readExpiration } from "../../model/time/read-expiration.ts";

/**
 * Reads credentials as the container and instance endpoints write them: the token is called `Token`, and nothing may be missing
 * (aws-facts.md §11).
 *
 * @returns the name of the first field that is missing or malformed instead
 * @internal
 */
export function readMetadataCredentials(document: Readonly<Record<string, unknown>>): Credentials | string {
  const text = (name: string) => {
    const value = document[name];
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  const accessKeyId = text("AccessKeyId");
  const secret = text("SecretAccessKey");
  const token = text("Token");
  const expiration = readExpiration(text("Expiration"), { zoned: true });
  if (accessKeyId === undefined) return "AccessKeyId";
  if (secret === undefined) return "SecretAccessKey";
  if (token === undefined) return "Token";
  if (expiration === undefined) return "Expiration";
  return {
    accessKeyId,
    secretAccessKey: new Secret(secret),
    sessionToken: new Secret(token),
    expiration,
    accountId: text("AccountId"),
  };
}
