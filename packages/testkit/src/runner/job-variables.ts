import type { WorkflowJob } from "@aws-temp/local-aws";

/**
 * The variables that tell a step about its job and its runner.
 *
 * @internal
 */
export function jobVariables(
  job: WorkflowJob,
  folders: { readonly temp: string; readonly workspace: string; readonly eventFile: string },
): Record<string, string> {
  const [owner = ""] = job.repository.split("/");
  return {
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_ACTION: "__org_aws-temp-action",
    GITHUB_ACTION_REPOSITORY: "org/aws-temp-action",
    GITHUB_ACTION_REF: "v1",
    GITHUB_ACTOR: job.actor,
    GITHUB_ACTOR_ID: job.actorId,
    GITHUB_API_URL: "https://api.github.com",
    GITHUB_BASE_REF: job.baseRef,
    GITHUB_EVENT_NAME: job.eventName,
    GITHUB_EVENT_PATH: folders.eventFile,
    GITHUB_HEAD_REF: job.headRef,
    GITHUB_JOB: "deploy",
    GITHUB_REF: job.ref,
    GITHUB_REF_NAME: job.ref.replace(/^refs\/(?:heads|tags|pull)\//, ""),
    GITHUB_REF_TYPE: job.ref.startsWith("refs/tags/") ? "tag" : "branch",
    GITHUB_REPOSITORY: job.repository,
    GITHUB_REPOSITORY_ID: job.repositoryId,
    GITHUB_REPOSITORY_OWNER: owner,
    GITHUB_REPOSITORY_OWNER_ID: job.ownerId,
    GITHUB_RUN_ATTEMPT: job.runAttempt,
    GITHUB_RUN_ID: job.runId,
    GITHUB_RUN_NUMBER: job.runNumber,
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_SHA: job.sha,
    GITHUB_TRIGGERING_ACTOR: job.triggeringActor,
    GITHUB_WORKFLOW: job.workflow,
    GITHUB_WORKFLOW_REF: `${job.repository}/${job.workflowFile}@${job.ref}`,
    GITHUB_WORKFLOW_SHA: job.sha,
    GITHUB_WORKSPACE: folders.workspace,
    RUNNER_ARCH: "X64",
    RUNNER_ENVIRONMENT: job.runnerEnvironment,
    RUNNER_NAME: "runner",
    RUNNER_OS: process.platform === "win32" ? "Windows" : process.platform === "darwin" ? "macOS" : "Linux",
    RUNNER_TEMP: folders.temp,
    RUNNER_TOOL_CACHE: folders.temp,
  };
}
