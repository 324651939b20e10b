import type { AssumeRoleCommandInput } from "@aws-sdk/client-sts";
import type { Credentials } from "../model/credentials.ts";
import { Secret } from "../model/secret.ts";
import type { AssumeRoleStep } from "../plan/plan.ts";
import { type AssumedRole, readAssumedRole } from "./assumed-role.ts";
import { callSts } from "./call-sts.ts";
import { faultContext } from "./faults/fault-context.ts";
import { mfaParameters } from "./mfa-parameters.ts";
import type { StsDeps } from "./sts-deps.ts";

/**
 * The role, and the credentials that assume it.
 *
 * @public
 */
export interface AssumeRoleInput {
  readonly step: AssumeRoleStep;
  readonly credentials: Credentials;
  /** Six digits; needed exactly when the step names a device. */
  readonly mfaCode: string | undefined;
}

/**
 * Assumes a role with everything that the step says: external id, source identity, session policies, tags, MFA.
 *
 * @throws {CredentialError} `MFA_CODE_NEEDED`, `INVALID_VALUE`, or what the table of faults says
 * @public
 */
export async function assumeRole({ step, credentials, mfaCode }: AssumeRoleInput, deps: StsDeps): Promise<AssumedRole> {
  const context = faultContext("AssumeRole", step.endpoint, {
    profile: step.profile || undefined,
    roleArn: step.roleArn,
    durationSeconds: step.durationSeconds,
    mfaSerial: step.mfaSerial,
    externalId: step.externalId !== undefined,
    sourceIdentity: step.sourceIdentity !== undefined,
    tags: Object.keys(step.tags).length > 0,
    temporary: credentials.sessionToken !== undefined,
  });
  const parameters = { ...parametersOf(step), ...mfaParameters({ ...step, mfaCode }) };
  const { answer, skewSeconds } = await callSts(
    {
      endpoint: step.endpoint,
      credentials,
      secrets: mfaCode === undefined ? [] : [new Secret(mfaCode)],
      context,
      send: (client, sdk) => client.send(new sdk.AssumeRoleCommand(parameters)),
    },
    deps,
  );
  return readAssumedRole(answer, context, { skewSeconds, now: deps.clock() });
}

function parametersOf(step: AssumeRoleStep): AssumeRoleCommandInput {
  const tags = Object.entries(step.tags);
  return {
    RoleArn: step.roleArn,
    RoleSessionName: step.roleSessionName,
    DurationSeconds: step.durationSeconds,
    ...(step.externalId !== undefined && { ExternalId: step.externalId }),
    ...(step.sourceIdentity !== undefined && { SourceIdentity: step.sourceIdentity }),
    ...(step.policy !== undefined && { Policy: step.policy }),
    ...(step.policyArns.length > 0 && { PolicyArns: step.policyArns.map((arn) => ({ arn })) }),
    ...(tags.length > 0 && { Tags: tags.map(([Key, Value]) => ({ Key, Value })) }),
    ...(step.transitiveTagKeys.length > 0 && { TransitiveTagKeys: [...step.transitiveTagKeys] }),
  };
}
