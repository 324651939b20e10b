import { CredentialError, type Environment } from "@aws-temp/core";
import { checkPartition } from "../role/check-partition.ts";
import type { Inputs, SessionInputs } from "./inputs.ts";

/** What AWS takes, in seconds. */
const durations = { minimum: 900, maximum: 43_200 };

/** What AWS takes of the text of a session policy, and of managed policies beside it. */
const longestPolicy = 2048;
const mostPolicies = 10;

/**
 * Refuses what cannot work, before anything is called: the first mistake counts.
 *
 * @throws {CredentialError} `USAGE` when inputs are missing or do not fit together, `INVALID_VALUE` when one holds what AWS or a file
 *   would refuse
 * @public
 */
export function checkInputs(inputs: Inputs): void {
  const { role, keys, tokenFile, region, session } = inputs;
  if (region === undefined && inputs.roles === undefined) throw usage("Input required and not supplied: aws-region");
  checkKeys(keys);
  const own = keys !== undefined || tokenFile !== undefined || inputs.chaining || hasContainer(inputs.environment);
  if (inputs.skipOidc && role !== undefined && !own) {
    throw usage(
      "If 'force-skip-oidc' is true and 'role-to-assume' is set, 'aws-access-key-id', 'web-identity-token-file', or container credentials must be available",
      "Set role-chaining: true to assume the role with the credentials that the job has.",
    );
  }
  if (region !== undefined && !/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(region)) {
    throw invalid(`Region is not valid: ${region}`);
  }
  const quoted = /^(["'])(.*)\1$/.exec(role ?? "")?.[2];
  if (quoted !== undefined)
    throw invalid("role-to-assume has quotes that are a part of its value.", `Write role-to-assume: ${quoted}`);
  checkPartition({ roleArn: role ?? "", region, called: "role-to-assume" }, inputs.environment);
  if (session.name !== undefined) checkSessionName(session.name);
  if (inputs.publish.profile !== undefined) checkProfileName(inputs.publish.profile);
  // Without a role no one looks at them.
  if (role !== undefined || inputs.roles !== undefined) checkSession(session);
  const strange = inputs.allowedAccountIds.find((id) => !/^\d{12}$/.test(id));
  if (strange !== undefined) throw invalid(`allowed-account-ids: “${strange}” is not an account ID, which has twelve digits.`);
  checkTogether(inputs);
}

function checkSession({ durationSeconds: seconds, policy, policyArns }: SessionInputs): void {
  if (seconds !== undefined && (seconds < durations.minimum || seconds > durations.maximum)) {
    throw invalid(`role-duration-seconds is ${seconds}; AWS takes ${durations.minimum} to ${durations.maximum}.`);
  }
  checkPolicy(policy);
  const { length } = policyArns;
  if (length > mostPolicies) throw invalid(`managed-session-policies are ${length}; AWS takes ${mostPolicies}.`);
}

function checkTogether({ refresh, roles, role, keys, publish, useExisting }: Inputs): void {
  if (roles !== undefined && role !== undefined) {
    throw usage("role-to-assume and roles exclude each other.", "Write the role as a section of roles.");
  }
  if (roles !== undefined && publish.profile !== undefined) {
    throw usage("aws-profile and roles exclude each other.", "Each section of roles is a profile of its own name.");
  }
  if (refresh && keys !== undefined) {
    throw usage(
      "refresh cannot renew credentials from access keys, which would have to be kept on the disk.",
      "Use OIDC (id-token: write), or omit refresh.",
    );
  }
  if (refresh && role === undefined && roles === undefined) {
    throw usage("refresh needs a role to assume again.", "Set role-to-assume or roles.");
  }
  if (useExisting && (refresh || roles !== undefined)) {
    throw usage("use-existing-credentials excludes refresh and roles.");
  }
}

/** A header carries them: a line break or NUL in one would be found out by the network, after many tries. The value is not shown. */
function checkKeys(keys: Inputs["keys"]): void {
  if (keys === undefined) return;
  const given = [
    ["aws-access-key-id", keys.accessKeyId, /^[\x21-\x7e]+$/],
    ["aws-secret-access-key", keys.secretAccessKey.reveal(), /^[\x21-\x7e]+$/],
    ["aws-session-token", keys.sessionToken?.reveal(), /^[\x21-\x7e]+$/],
  ] as const;
  for (const [name, value, pattern] of given) {
    if (value !== undefined && !pattern.test(value)) {
      throw invalid(
        `${name} holds a line break, a space or another character that no key of AWS has.`,
        `Save the secret again, without quotes and line breaks. Its value is not shown here.`,
      );
    }
  }
}

function checkSessionName(name: string): void {
  if (name.length < 2 || name.length > 64) {
    throw invalid(`Role session name must be between 2 and 64 characters, got ${name.length}: '${name}'`);
  }
  if (!/^[\w+=,.@-]*$/.test(name)) {
    throw invalid(`Role session name is not valid: '${name}'. Must satisfy regular expression pattern: [\\w+=,.@-]*`);
  }
}

/** In a container of ECS or a pod of EKS. */
function hasContainer(environment: Environment): boolean {
  return Boolean(environment["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"] || environment["AWS_CONTAINER_CREDENTIALS_FULL_URI"]);
}

function checkProfileName(name: string): void {
  const wrong = /\s/.test(name)
    ? "whitespace"
    : /[[\]]/.test(name)
      ? "brackets"
      : /[/\\]/.test(name)
        ? "path separators"
        : undefined;
  if (wrong !== undefined) {
    throw invalid(`Failed to write AWS profile '${name}': aws-profile must not contain ${wrong}`);
  }
}

function checkPolicy(policy: string | undefined): void {
  if (policy === undefined) return;
  if (policy.length > longestPolicy) {
    throw invalid(`inline-session-policy has ${policy.length} characters; AWS takes ${longestPolicy}.`);
  }
  try {
    JSON.parse(policy);
  } catch (cause) {
    throw invalid(`inline-session-policy is not JSON: ${(cause as Error).message}`);
  }
}

function usage(message: string, ...hints: readonly string[]): CredentialError {
  return new CredentialError("USAGE", message, { hints });
}

function invalid(message: string, ...hints: readonly string[]): CredentialError {
  return new CredentialError("INVALID_VALUE", message, { hints });
}
