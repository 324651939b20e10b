/**
 * A job of GitHub Actions, as far as its tokens and its variables tell of it.
 *
 * @public
 */
export interface WorkflowJob {
  /** `owner/name`. */
  readonly repository: string;
  readonly repositoryId: string;
  readonly ownerId: string;
  readonly visibility: "public" | "private" | "internal";
  /** The subject carries the ids beside the names, as in repositories made or renamed since 15 July 2026. */
  readonly immutableSubject: boolean;
  readonly eventName: string;
  /** `refs/heads/main`, `refs/tags/v1`, `refs/pull/7/merge`. */
  readonly ref: string;
  readonly sha: string;
  /** Branches of a pull request; empty elsewhere. */
  readonly headRef: string;
  readonly baseRef: string;
  /** The deployment environment that the job names. */
  readonly environment: string | undefined;
  /** The workflow's name. */
  readonly workflow: string;
  /** The workflow's path in the repository. */
  readonly workflowFile: string;
  /** The reusable workflow that holds the job, `owner/name/path@ref`. Defaults to the workflow itself. */
  readonly jobWorkflowRef: string | undefined;
  readonly actor: string;
  readonly actorId: string;
  /** Who started this run, where it is not the actor: after a re-run. */
  readonly triggeringActor: string;
  readonly runId: string;
  readonly runNumber: string;
  readonly runAttempt: string;
  readonly runnerEnvironment: "github-hosted" | "self-hosted";
  /** Seconds for which the job may ask for tokens. GitHub's has been seen to be 6 h 10 min. */
  readonly requestTokenSeconds: number;
}

/**
 * A push to main of `acme/shop`.
 *
 * @public
 */
export const standardJob: WorkflowJob = {
  repository: "acme/shop",
  repositoryId: "456789",
  ownerId: "123456",
  visibility: "private",
  immutableSubject: false,
  eventName: "push",
  ref: "refs/heads/main",
  sha: "4f1c2a7be0d98356a1b2c3d4e5f60718293a4b5c",
  headRef: "",
  baseRef: "",
  environment: undefined,
  workflow: "Deploy",
  workflowFile: ".github/workflows/deploy.yml",
  jobWorkflowRef: undefined,
  actor: "octavia",
  actorId: "4242",
  triggeringActor: "octavia",
  runId: "9876543210",
  runNumber: "17",
  runAttempt: "1",
  runnerEnvironment: "github-hosted",
  requestTokenSeconds: 22_200,
};
