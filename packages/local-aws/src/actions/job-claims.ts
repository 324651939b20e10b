import type { WorkflowJob } from "./workflow-job.ts";

/**
 * What a job's token says besides issuer, audience and times. Source: GitHub's OpenID Connect reference.
 *
 * @internal
 */
export function jobClaims(job: WorkflowJob): Readonly<Record<string, string | undefined>> {
  const workflowRef = `${job.repository}/${job.workflowFile}@${job.ref}`;
  return {
    sub: subjectOf(job),
    ref: job.ref,
    ref_type: job.ref.startsWith("refs/tags/") ? "tag" : "branch",
    ref_protected: "false",
    sha: job.sha,
    repository: job.repository,
    repository_id: job.repositoryId,
    repository_owner: ownerOf(job),
    repository_owner_id: job.ownerId,
    repository_visibility: job.visibility,
    run_id: job.runId,
    run_number: job.runNumber,
    run_attempt: job.runAttempt,
    runner_environment: job.runnerEnvironment,
    actor: job.actor,
    actor_id: job.actorId,
    workflow: job.workflow,
    workflow_ref: workflowRef,
    workflow_sha: job.sha,
    job_workflow_ref: job.jobWorkflowRef ?? workflowRef,
    job_workflow_sha: job.sha,
    head_ref: job.headRef,
    base_ref: job.baseRef,
    event_name: job.eventName,
    environment: job.environment,
  };
}

/** @internal */
export function ownerOf(job: WorkflowJob): string {
  return job.repository.split("/")[0] ?? "";
}

/** An environment is before the event, and the event of a pull request before the ref. */
function subjectOf(job: WorkflowJob): string {
  const [owner = "", name = ""] = job.repository.split("/");
  const repository = job.immutableSubject ? `${owner}@${job.ownerId}/${name}@${job.repositoryId}` : job.repository;
  if (job.environment !== undefined) return `repo:${repository}:environment:${job.environment.replaceAll(":", "%3A")}`;
  return job.eventName === "pull_request" ? `repo:${repository}:pull_request` : `repo:${repository}:ref:${job.ref}`;
}
