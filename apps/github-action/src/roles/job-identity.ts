import type { Environment } from "@aws-temp/core";

/**
 * Which job this is, so that no cache gives it what another job obtained: `job deploy of acme/shop, run 42.1 on runner-7`.
 *
 * @public
 */
export function jobIdentity(environment: Environment): string {
  const { GITHUB_JOB, GITHUB_REPOSITORY, GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT, RUNNER_NAME } = environment as Variables;
  return `job ${GITHUB_JOB ?? ""} of ${GITHUB_REPOSITORY ?? ""}, run ${GITHUB_RUN_ID ?? ""}.${GITHUB_RUN_ATTEMPT ?? ""} on ${RUNNER_NAME ?? ""}`;
}

type Variables = Readonly<
  Partial<Record<"GITHUB_JOB" | "GITHUB_REPOSITORY" | "GITHUB_RUN_ID" | "GITHUB_RUN_ATTEMPT" | "RUNNER_NAME", string>>
>;
