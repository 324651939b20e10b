import { CredentialError, type Credentials, type Secret } from "@aws-temp/core";
import { type AssumedRole, assumeRole, assumeRoleWithWebIdentity, type StsDeps } from "@aws-temp/core/internal/sts";
import type { Endpoint } from "@aws-temp/core/plan";
import type { SessionInputs } from "../inputs/inputs.ts";
import { usualDurationSeconds, usualSessionName } from "../inputs/inputs.ts";
import type { SessionTags } from "./session-tags.ts";

/**
 * One role to assume, decided entirely.
 *
 * @public
 */
export interface RoleToAssume {
  readonly roleArn: string;
  readonly session: SessionInputs;
  /** As {@link sessionTags} gives them; not used with a token, which brings its own. */
  readonly tags: readonly SessionTags[];
  readonly endpoint: Endpoint;
}

/**
 * Assumes a role with credentials: once, or once more with fewer tags where all of them are too large for AWS.
 *
 * @throws {CredentialError} what the table of faults says
 * @public
 */
export async function assumeWithCredentials(
  { roleArn, session, tags, endpoint }: RoleToAssume,
  credentials: Credentials,
  deps: StsDeps & { readonly info: (message: string) => void },
): Promise<AssumedRole> {
  const call = async ({ tags: some, transitiveTagKeys }: SessionTags) => {
    const step = {
      kind: "assume-role" as const,
      ...common(session, endpoint),
      roleArn,
      mfaSerial: undefined,
      externalId: session.externalId,
      sourceIdentity: undefined,
      tags: some,
      transitiveTagKeys,
    };
    return await assumeRole({ step, credentials, mfaCode: undefined }, deps);
  };
  const [all, fewest] = tags;
  try {
    return await call(all ?? { tags: {}, transitiveTagKeys: [] });
  } catch (thrown) {
    if (fewest === undefined || !isTooLarge(thrown)) throw thrown;
    deps.info("Session policies and tags together are too large for AWS: the role is assumed with fewer tags.");
    return await call(fewest);
  }
}

/**
 * Assumes a role with a token.
 *
 * @throws {CredentialError} what the table of faults says
 * @public
 */
export async function assumeWithToken(role: RoleToAssume, token: Secret, deps: StsDeps): Promise<AssumedRole> {
  const { roleArn, session, endpoint } = role;
  const source = { kind: "web-identity" as const, ...common(session, endpoint), roleArn, tokenFile: "" };
  return await assumeRoleWithWebIdentity({ source, token }, deps);
}

function common(session: SessionInputs, endpoint: Endpoint) {
  return {
    profile: "",
    roleSessionName: session.name ?? usualSessionName,
    durationSeconds: session.durationSeconds ?? usualDurationSeconds,
    policy: session.policy,
    policyArns: session.policyArns,
    endpoint,
  };
}

function isTooLarge(thrown: unknown): boolean {
  return thrown instanceof CredentialError && /^PackedPolicyTooLarge/.test(thrown.data.awsCode ?? "");
}
