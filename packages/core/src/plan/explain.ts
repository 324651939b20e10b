import { formatDuration } from "../model/time/duration.ts";
import { readProcessCommand } from "../profiles/keys/process-command.ts";
import type { PlanSource, PlanStep, WebIdentityToken } from "./plan.ts";

/**
 * The source in one line.
 *
 * @public
 */
export function describeSource(source: PlanSource): string {
  const of = source.profile === undefined ? "" : ` of profile ${source.profile}`;
  switch (source.kind) {
    case "static":
      return `Long-term keys${of} (${source.accessKeyId})`;
    case "temporary":
      return `Temporary credentials that are in the file${of} (${source.accessKeyId})`;
    case "sso":
      return `IAM Identity Center${of}: ${source.roleName} in ${source.accountId}, signed in at ${source.startUrl}`;
    case "login":
      return `Console sign-in${of}: ${source.loginSession}`;
    case "web-identity":
      return `Web identity${of}: ${source.roleArn} with ${describeToken(source)}, for ${formatDuration(source.durationSeconds)}`;
    case "process":
      return `Output of a program${of}: ${programOf(source.command)}`;
    case "environment":
      return `${source.temporary ? "Temporary credentials" : "Long-term keys"} in the environment (${source.accessKeyId})`;
    case "container":
      return `Credentials of the container, from ${source.uri}`;
    case "instance":
      return `Credentials of the EC2 instance, from ${source.uri}`;
  }
}

/**
 * A step in one line, without its number.
 *
 * @public
 */
export function describeStep(step: PlanStep): string {
  const duration = formatDuration(step.durationSeconds);
  const mfa = step.mfaSerial === undefined ? "" : `, with an MFA code of ${step.mfaSerial}`;
  if (step.kind === "get-session-token") {
    return `GetSessionToken for ${duration}${mfa}`;
  }
  const extras = [
    step.externalId === undefined ? "" : `external id ${step.externalId}`,
    step.sourceIdentity === undefined ? "" : `source identity ${step.sourceIdentity}`,
    Object.keys(step.tags).length === 0 ? "" : `${Object.keys(step.tags).length} session tags`,
    step.policy === undefined && step.policyArns.length === 0 ? "" : "narrowed by session policies",
  ].filter((extra) => extra !== "");
  return `AssumeRole ${step.roleArn} as ${step.roleSessionName} for ${duration}${mfa}${extras.map((extra) => `, ${extra}`).join("")}`;
}

function describeToken({ tokenFile, minted }: WebIdentityToken): string {
  return minted === undefined
    ? `the token in ${tokenFile}`
    : `a new token of ${minted.identity} for the audience ${minted.audience}`;
}

/**
 * The program of a command line alone: its arguments may hold what is no one's business.
 *
 * @internal
 */
export function programOf(command: string): string {
  return readProcessCommand(command).program ?? command.trim().split(/\s+/)[0] ?? command;
}
