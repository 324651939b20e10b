import type { Secret } from "../model/secret.ts";
import type { PlanSource } from "../plan/plan.ts";
import { type AssumedRole, readAssumedRole } from "./assumed-role.ts";
import { callSts } from "./call-sts.ts";
import { faultContext } from "./faults/fault-context.ts";
import type { StsDeps } from "./sts-deps.ts";

/**
 * The role, and the token that proves who asks.
 *
 * @public
 */
export interface AssumeRoleWithWebIdentityInput {
  readonly source: Extract<PlanSource, { readonly kind: "web-identity" }>;
  /** The OpenID Connect provider's token, as its file holds it. */
  readonly token: Secret;
}

/**
 * Assumes a role with a token from an OpenID Connect provider. The call is unsigned: the token alone proves who asks.
 *
 * @throws {CredentialError} `WEB_IDENTITY_REJECTED`, or what else the table of faults says
 * @public
 */
export async function assumeRoleWithWebIdentity(
  { source, token }: AssumeRoleWithWebIdentityInput,
  deps: StsDeps,
): Promise<AssumedRole> {
  const text = token.reveal();
  const context = faultContext("AssumeRoleWithWebIdentity", source.endpoint, {
    profile: source.profile || undefined,
    roleArn: source.roleArn,
    durationSeconds: source.durationSeconds,
    tokenFile: source.tokenFile,
    tokenPadded: text !== text.trim(),
  });
  const parameters = {
    RoleArn: source.roleArn,
    RoleSessionName: source.roleSessionName,
    WebIdentityToken: text,
    DurationSeconds: source.durationSeconds,
    ...(source.policy !== undefined && { Policy: source.policy }),
    ...(source.policyArns.length > 0 && { PolicyArns: source.policyArns.map((arn) => ({ arn })) }),
  };
  const { answer, skewSeconds } = await callSts(
    {
      endpoint: source.endpoint,
      credentials: undefined,
      secrets: [token],
      context,
      send: (client, sdk) => client.send(new sdk.AssumeRoleWithWebIdentityCommand(parameters)),
    },
    deps,
  );
  return readAssumedRole(answer, context, { skewSeconds, now: deps.clock() });
}
