import { parseArn } from "../model/arn.ts";
import type { Credentials } from "../model/credentials.ts";
import type { Endpoint } from "../plan/plan.ts";
import { callSts } from "./call-sts.ts";
import { faultContext } from "./faults/fault-context.ts";
import { incompleteAnswer, readCredentials } from "./read-credentials.ts";
import type { StsDeps } from "./sts-deps.ts";

/** @internal */
export interface GetFederationTokenInput {
  readonly profile: string;
  readonly endpoint: Endpoint;
  /** Long-term keys of an IAM user or root. */
  readonly credentials: Credentials;
  /** Of the federated user: 2 to 32 characters. */
  readonly name: string;
  /** 900 to 129,600; `undefined` means AWS's twelve hours. Root gets an hour at most. */
  readonly durationSeconds: number | undefined;
  /** What the federated user may do, of what the user may: with neither, nothing at all. */
  readonly policy: string | undefined;
  readonly policyArns: readonly string[];
}

/**
 * A federated user's session.
 *
 * @internal
 */
export interface FederatedUser {
  readonly credentials: Credentials;
  /** `arn:aws:sts::<account>:federated-user/<name>`. */
  readonly arn: string;
}

/**
 * Turns an IAM user's long-term keys into a session that may enter the console. It carries no MFA.
 *
 * @throws {CredentialError} what the table of faults says
 * @internal
 */
export async function getFederationToken(input: GetFederationTokenInput, deps: StsDeps): Promise<FederatedUser> {
  const { profile, endpoint, credentials, name, durationSeconds, policy, policyArns } = input;
  const temporary = credentials.sessionToken !== undefined;
  const context = faultContext("GetFederationToken", endpoint, { profile, durationSeconds, temporary });
  const parameters = {
    Name: name,
    ...(durationSeconds !== undefined && { DurationSeconds: durationSeconds }),
    ...(policy !== undefined && { Policy: policy }),
    ...(policyArns.length > 0 && { PolicyArns: policyArns.map((arn) => ({ arn })) }),
  };
  const { answer, skewSeconds } = await callSts(
    {
      endpoint,
      credentials,
      secrets: [],
      context,
      send: (client, sdk) => client.send(new sdk.GetFederationTokenCommand(parameters)),
    },
    deps,
  );
  const arn = answer.FederatedUser?.Arn;
  if (!arn) throw incompleteAnswer("federated user", context);
  return {
    credentials: readCredentials(answer.Credentials, parseArn(arn)?.accountId, context, { skewSeconds, now: deps.clock() }),
    arn,
  };
}
