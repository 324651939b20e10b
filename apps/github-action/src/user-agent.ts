import type { Environment } from "@aws-temp/core";

declare const AWS_TEMP_VERSION: string | undefined;

/** What calls to the token service say of the program that makes them. Outside the bundle there is no version. */
export const userAgent = `aws-temp-action/${typeof AWS_TEMP_VERSION === "string" ? AWS_TEMP_VERSION : "0.0.0"}`;

/**
 * What calls to AWS say: the program, and the run. With OIDC, nothing else links a line of CloudTrail to the run that it comes from.
 *
 * @param environment - the job's
 * @public
 */
export function userAgentOf(environment: Environment): string {
  const { GITHUB_ACTION_REPOSITORY, GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT } = environment as Variables;
  const parts = [
    ["action", GITHUB_ACTION_REPOSITORY],
    ["run_id", GITHUB_RUN_ID],
    ["attempt", GITHUB_RUN_ATTEMPT],
  ].flatMap(([name, value]) => (value ? [`md/${name}#${value.replaceAll(/[^\w.!$%&'*+^`|~-]/g, "-")}`] : []));
  return [userAgent, ...parts].join(" ");
}

type Variables = Readonly<Partial<Record<"GITHUB_ACTION_REPOSITORY" | "GITHUB_RUN_ID" | "GITHUB_RUN_ATTEMPT", string>>>;
