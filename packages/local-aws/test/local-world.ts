import { STSClient, type STSServiceException } from "@aws-sdk/client-sts";
import { onTestFinished } from "vitest";
import { type LocalAws, type LocalAwsOptions, standardWorld, startLocalAws } from "../src/index.ts";

export const dev = "111122223333";
export const prod = "444455556666";
export const mariaDevice = `arn:aws:iam::${dev}:mfa/maria`;
export const role = (name: string, account = prod) => `arn:aws:iam::${account}:role/${name}`;

export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** A local AWS that ends with the test. Its clock stands still at the test's start, so that MFA codes do not change meanwhile. */
export async function start(options: LocalAwsOptions = {}): Promise<LocalAws> {
  const startedAt = Date.now();
  const aws = await startLocalAws({ clock: () => startedAt, ...options });
  onTestFinished(() => aws.close());
  return aws;
}

export function keysOf(userName: string): Keys {
  const key = standardWorld.users.find((user) => user.name === userName)?.accessKeys[0];
  if (key === undefined) throw new Error(`No keys of ${userName}`);
  return key;
}

export function client(aws: LocalAws, credentials: Keys, region = "eu-central-1"): STSClient {
  const sts = new STSClient({ endpoint: aws.url, region, credentials, maxAttempts: 1 });
  onTestFinished(() => sts.destroy());
  return sts;
}

/** The credentials of an STS answer, as keys. */
export function issued(answer: {
  Credentials?:
    | { AccessKeyId: string | undefined; SecretAccessKey: string | undefined; SessionToken: string | undefined }
    | undefined;
}): Required<Keys> {
  const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "" } = answer.Credentials ?? {};
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
}

export interface Refusal {
  readonly code: string | undefined;
  readonly status: number | undefined;
  readonly message: string;
}

/** How AWS refused; throws when it did not. */
export async function refusalOf(call: Promise<unknown>): Promise<Refusal> {
  const outcome = await call.then(
    () => undefined,
    (error: STSServiceException & { Code?: string }) => error,
  );
  if (outcome === undefined) throw new Error("AWS did not refuse.");
  return { code: outcome.Code ?? outcome.name, status: outcome.$metadata?.httpStatusCode, message: outcome.message };
}
