import { inspect } from "node:util";
import type { LocalAws } from "@aws-temp/local-aws";
import { CredentialError } from "../../src/errors/credential-error.ts";
import type { Credentials } from "../../src/model/credentials.ts";
import { Secret } from "../../src/model/secret.ts";
import type { AssumeRoleStep, Endpoint, GetSessionTokenStep } from "../../src/plan/plan.ts";
import type { StsDeps } from "../../src/sts/sts-deps.ts";

export const mariasDevice = "arn:aws:iam::111122223333:mfa/maria";

/** The long-term keys of the standard world's two users. */
export const alice = longTerm("AKIAALICEDEV2EXAMPLE", "alice/Secret+of/the+demo/worldEXAMPLEKEY");
export const maria = longTerm("AKIAMARIADEV2EXAMPLE", "maria/Secret+of/the+demo/worldEXAMPLEKEY");

export function longTerm(accessKeyId: string, secret: string): Credentials {
  return {
    accessKeyId,
    secretAccessKey: new Secret(secret),
    sessionToken: undefined,
    expiration: undefined,
    accountId: "111122223333",
  };
}

export function endpointAt(url: string | undefined, told: Partial<Endpoint> = {}): Endpoint {
  return {
    region: "eu-west-1",
    partition: "aws",
    url,
    fips: false,
    dualStack: false,
    legacyGlobal: false,
    caBundle: undefined,
    ...told,
  };
}

/** Deps whose clock is local AWS's, and that have no environment. */
export function depsOf(aws: LocalAws, told: Partial<StsDeps> = {}): StsDeps {
  return { environment: {}, clock: () => aws.now(), ...told };
}

export function sessionStep(endpoint: Endpoint, told: Partial<GetSessionTokenStep> = {}): GetSessionTokenStep {
  return { kind: "get-session-token", profile: "dev", durationSeconds: 3600, mfaSerial: undefined, endpoint, ...told };
}

export function roleStep(endpoint: Endpoint, role: string, told: Partial<AssumeRoleStep> = {}): AssumeRoleStep {
  return {
    kind: "assume-role",
    profile: "prod",
    roleArn: `arn:aws:iam::444455556666:role/${role}`,
    roleSessionName: "aws-temp-test",
    durationSeconds: 3600,
    mfaSerial: undefined,
    externalId: undefined,
    sourceIdentity: undefined,
    policy: undefined,
    policyArns: [],
    tags: {},
    transitiveTagKeys: [],
    endpoint,
    ...told,
  };
}

/** The error that a call ends with. It must be one of ours, and hold none of the secrets however it is printed. */
export async function failureOf(call: Promise<unknown>, ...secrets: readonly string[]): Promise<CredentialError> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof CredentialError)) {
    throw new Error(`The call should have ended with a CredentialError, not ${inspect(error)}`);
  }
  const printed = `${inspect(error, { depth: 12, showHidden: true })}${JSON.stringify(error)}${error.stack}`;
  for (const secret of secrets) {
    if (printed.includes(secret)) {
      throw new Error("The error holds a secret.");
    }
  }
  return error;
}
