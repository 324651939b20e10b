import type { HeldCredentials } from "./credential-supply.ts";

/** To the second, as AWS writes it. */
export function timestamp(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, "Z");
}

/** Credentials in the fields that container and instance endpoints share. */
export function credentialsDocument({ credentials, expiration }: HeldCredentials): Readonly<Record<string, string>> {
  const { accessKeyId, secretAccessKey, sessionToken, accountId } = credentials;
  return {
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretAccessKey.reveal(),
    Token: sessionToken?.reveal() ?? "",
    Expiration: timestamp(expiration),
    ...(accountId === undefined ? {} : { AccountId: accountId }),
  };
}
