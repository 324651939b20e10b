import { CredentialError, type Credentials } from "@aws-temp/core";
import { getCallerIdentity } from "@aws-temp/core/internal/sts";
import type { Inputs } from "../inputs/inputs.ts";
import { maskIdentity } from "../publish/masks.ts";
import type { Obtained } from "../publish/publication.ts";
import { secondsLeft } from "./check-obtained.ts";
import type { ObtainDeps } from "./obtain-deps.ts";
import { sourceCredentials } from "./source-credentials.ts";
import { openSts } from "./sts-session.ts";

/**
 * The credentials that the job has already, if AWS accepts them and they last long enough.
 *
 * @returns `undefined` when new ones are needed
 * @public
 */
export async function existingCredentials(inputs: Inputs, deps: ObtainDeps): Promise<Obtained | undefined> {
  const { endpoint, deps: stsDeps } = openSts(inputs, deps);
  try {
    const credentials = await sourceCredentials({ ...inputs, keys: undefined }, deps);
    const soon = endsSoon(credentials, inputs.minimumSessionSeconds, deps.clock());
    if (soon !== undefined) {
      deps.host.notice(`${soon} New ones are obtained.`);
      return undefined;
    }
    const { accountId, arn } = await getCallerIdentity({ credentials, endpoint }, stsDeps);
    maskIdentity(deps.host, { accountId, arn }, inputs.publish);
    return { credentials, accountId, arn, roleArn: undefined, roleSessionName: undefined };
  } catch (thrown) {
    if (!(thrown instanceof CredentialError)) throw thrown;
    deps.host.notice("No valid credentials exist. Running as normal.");
    return undefined;
  }
}

/** A session's keys say nothing of their end: where a minimum is asked for, what no one knows is too little. */
function endsSoon(credentials: Credentials, minimum: number | undefined, now: number): string | undefined {
  if (minimum !== undefined && credentials.sessionToken !== undefined && credentials.expiration === undefined) {
    return "How long pre-existing credentials last is not known (export-expiration: true of the step that made them says it).";
  }
  const left = secondsLeft(credentials, now);
  return left < (minimum ?? 0) ? `Pre-existing credentials last ${left} seconds.` : undefined;
}
