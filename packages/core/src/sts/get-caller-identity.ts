import { isArn } from "../model/arn.ts";
import type { Credentials } from "../model/credentials.ts";
import type { Endpoint } from "../plan/plan.ts";
import { callSts } from "./call-sts.ts";
import { faultContext } from "./faults/fault-context.ts";
import { incompleteAnswer } from "./read-credentials.ts";
import type { StsDeps } from "./sts-deps.ts";

/**
 * Whose identity is asked for, and where.
 *
 * @public
 */
export interface GetCallerIdentityInput {
  readonly credentials: Credentials;
  readonly endpoint: Endpoint;
  /** Named in errors, if the credentials came from one. */
  readonly profile?: string | undefined;
}

/**
 * Whose credentials they are, in AWS's own words.
 *
 * @public
 */
export interface CallerIdentity {
  readonly accountId: string;
  readonly arn: string;
  /** An IAM user's unique id, or `<role id>:<session name>`. */
  readonly userId: string;
}

/**
 * Asks AWS whose credentials these are. Needs no permission and changes nothing.
 *
 * @throws {CredentialError} what the table of faults says
 * @public
 */
export async function getCallerIdentity(
  { credentials, endpoint, profile }: GetCallerIdentityInput,
  deps: StsDeps,
): Promise<CallerIdentity> {
  const context = faultContext("GetCallerIdentity", endpoint, { profile, temporary: credentials.sessionToken !== undefined });
  const { answer } = await callSts(
    { endpoint, credentials, secrets: [], context, send: (client, sdk) => client.send(new sdk.GetCallerIdentityCommand({})) },
    deps,
  );
  const { Account: accountId, Arn: arn, UserId: userId } = answer;
  if (!accountId || !arn || !userId || !isIdentity({ accountId, arn, userId })) {
    throw incompleteAnswer("identity", context);
  }
  return { accountId, arn, userId };
}

/** Names reach logs, terminals and files: what is none of AWS's is no answer of AWS. */
function isIdentity({ accountId, arn, userId }: CallerIdentity): boolean {
  return /^\d{12}$/.test(accountId) && isArn(arn) && /^[\w:+=,.@-]{1,256}$/.test(userId);
}
