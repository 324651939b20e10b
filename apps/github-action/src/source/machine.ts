import { homedir } from "node:os";
import { CredentialError, type Credentials, type Environment } from "@aws-temp/core";
import { machineCredentials } from "@aws-temp/core/sessions";
import { explainMissing } from "../teach/explain-missing.ts";
import { userAgent } from "../user-agent.ts";

/** On an instance it answers within milliseconds; elsewhere no one does, and is waited for twice. */
const metadataSeconds = "0.7";

/** @public */
export interface MachineDeps {
  readonly clock: () => number;
}

/**
 * The credentials that the job has already.
 *
 * @throws {CredentialError} `NO_CREDENTIALS` with what the workflow lacks, or what is wrong with the profile that the job names
 * @public
 */
export async function findMachineCredentials(environment: Environment, { clock }: MachineDeps): Promise<Credentials> {
  try {
    const { credentials } = await machineCredentials({
      environment: { AWS_METADATA_SERVICE_TIMEOUT: metadataSeconds, ...withoutEmpty(environment) },
      home: homedir(),
      userName: "GitHubActions",
      clock,
      logger: { warn: () => undefined, progress: () => undefined },
      mfaPrompt: undefined,
      userAgent,
    });
    return credentials;
  } catch (thrown) {
    throw thrown instanceof CredentialError ? explainMissing(thrown, environment) : thrown;
  }
}

/** The runner can only empty a variable: an empty one stands for none. */
function withoutEmpty(environment: Environment): Environment {
  const set = Object.entries(environment).filter(([name, value]) => !name.startsWith("AWS_") || value !== "");
  return Object.fromEntries(set);
}
