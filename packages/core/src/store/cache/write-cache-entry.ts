import { writeStateFile } from "../files/write-state-file.ts";
import type { CacheEntry, CacheFile } from "./credential-cache.ts";

/**
 * Writes an entry: 0600 from birth, in one step.
 *
 * @throws {CredentialError} `STATE_UNSAFE`; else the error of the operating system
 * @internal
 */
export async function writeCacheEntry(file: string, { credentials, issued, arn, lifetime, origins }: CacheEntry): Promise<void> {
  const content: CacheFile = {
    Version: 1,
    AccessKeyId: credentials.accessKeyId,
    SecretAccessKey: credentials.secretAccessKey.reveal(),
    SessionToken: credentials.sessionToken?.reveal() ?? "",
    Expiration: credentials.expiration?.toISOString(),
    Issued: issued?.toISOString(),
    AccountId: credentials.accountId,
    Arn: arn,
    Lifetime: lifetime,
    Origins: origins,
  };
  await writeStateFile(file, `${JSON.stringify(content)}\n`);
}
