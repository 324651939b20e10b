import type { PlainCredentials } from "./plain-credentials.ts";

/**
 * Whose credentials these are, asked with the AWS SDK for JavaScript itself and not with our own code.
 *
 * @internal
 */
export async function identityOf(credentials: PlainCredentials, endpoint: string): Promise<string> {
  const { GetCallerIdentityCommand, STSClient } = await import("@aws-sdk/client-sts");
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  const client = new STSClient({ region: "us-east-1", endpoint, credentials: { accessKeyId, secretAccessKey, sessionToken } });
  try {
    return (await client.send(new GetCallerIdentityCommand({}))).Arn ?? "";
  } finally {
    client.destroy();
  }
}
