import type { Credentials } from "../model/credentials.ts";
import { Secret } from "../model/secret.ts";
import type { GetSessionTokenStep } from "../plan/plan.ts";
import { callSts } from "./call-sts.ts";
import { faultContext } from "./faults/fault-context.ts";
import { mfaParameters } from "./mfa-parameters.ts";
import { readCredentials } from "./read-credentials.ts";
import type { StsDeps } from "./sts-deps.ts";

/** @internal */
export interface GetSessionTokenInput {
  readonly step: GetSessionTokenStep;
  /** Long-term keys of an IAM user or root. */
  readonly credentials: Credentials;
  /** Six digits; needed exactly when the step names a device. */
  readonly mfaCode: string | undefined;
}

/**
 * Turns an IAM user's long-term keys into a session of 15 minutes to 36 hours, with or without MFA.
 *
 * @throws {CredentialError} `MFA_CODE_NEEDED`, `INVALID_VALUE`, or what the table of faults says
 * @internal
 */
export async function getSessionToken({ step, credentials, mfaCode }: GetSessionTokenInput, deps: StsDeps): Promise<Credentials> {
  const context = faultContext("GetSessionToken", step.endpoint, {
    profile: step.profile,
    durationSeconds: step.durationSeconds,
    mfaSerial: step.mfaSerial,
    temporary: credentials.sessionToken !== undefined,
  });
  const parameters = { DurationSeconds: step.durationSeconds, ...mfaParameters({ ...step, mfaCode }) };
  const { answer, skewSeconds } = await callSts(
    {
      endpoint: step.endpoint,
      credentials,
      secrets: mfaCode === undefined ? [] : [new Secret(mfaCode)],
      context,
      send: (client, sdk) => client.send(new sdk.GetSessionTokenCommand(parameters)),
    },
    deps,
  );
  return readCredentials(answer.Credentials, credentials.accountId, context, { skewSeconds, now: deps.clock() });
}
