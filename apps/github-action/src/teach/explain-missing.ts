import { CredentialError, type Environment } from "@aws-temp/core";
import { readRegularFile, sizeLimits } from "@aws-temp/core/internal/store";

const prefix = "Credentials could not be loaded, please check your action inputs";

/** Nothing was found, as opposed to something broken. The metadata service is asked last, and on GitHub's machines it is not AWS's. */
const isNothing = ({ code, message }: CredentialError) => code === "NO_CREDENTIALS" || /EC2 metadata service/.test(message);

/**
 * Says why the job has no credentials, and what its workflow lacks: GitHub tells a job none of this.
 *
 * @public
 */
export function explainMissing(error: CredentialError, environment: Environment): CredentialError {
  const missing = isNothing(error);
  const why = missing ? "Could not load credentials from any providers" : error.message;
  return new CredentialError(missing ? "NO_CREDENTIALS" : error.code, `${prefix}: ${why}`, {
    cause: error,
    hints: missing ? [...whatLacks(jobOf(environment)), `The last place that was checked: ${error.message}`] : error.hints,
  });
}

/**
 * The job as far as it decides what GitHub gives to it.
 *
 * @public
 */
export interface Job {
  readonly event: string | undefined;
  readonly actor: string | undefined;
  /** The pull request comes from another repository. */
  readonly fork: boolean;
  /** The permission `id-token: write` is there. */
  readonly mayAskForToken: boolean;
}

/** @returns imperative sentences, the likeliest first */
export function whatLacks({ event, actor, fork, mayAskForToken }: Job): readonly string[] {
  if (actor === "dependabot[bot]") {
    return [
      "Dependabot started this job: it sees Dependabot's secrets alone, and its token may not be asked for OIDC tokens unless the job says so.",
      "Give the job the permission: permissions: { id-token: write }; or put the keys into the repository's Dependabot secrets.",
    ];
  }
  if (fork) {
    return [
      "This pull request comes from a fork: GitHub gives its jobs neither secrets nor OIDC tokens, whatever the workflow says.",
      "Skip the step for forks: if: github.event.pull_request.head.repo.full_name == github.repository",
    ];
  }
  if (!mayAskForToken) {
    return [
      "For OIDC, give the job the permission: permissions: { id-token: write, contents: read }; a called workflow needs it from its caller, too.",
      ...(event === "pull_request"
        ? ["Permissions of a pull request are cut to read when the repository's settings say so."]
        : []),
      "For access keys, check that the secrets in aws-access-key-id and aws-secret-access-key exist: one that does not is empty.",
    ];
  }
  return [
    "Set role-to-assume to a role that trusts this repository, or give aws-access-key-id and aws-secret-access-key.",
    "On a runner of your own, check that it has credentials: aws sts get-caller-identity",
  ];
}

/** @public */
export function jobOf(environment: Environment): Job {
  return {
    event: environment["GITHUB_EVENT_NAME"],
    actor: environment["GITHUB_ACTOR"],
    fork: isFork(environment["GITHUB_EVENT_PATH"]),
    mayAskForToken: Boolean(environment["ACTIONS_ID_TOKEN_REQUEST_TOKEN"]),
  };
}

interface PullRequestEvent {
  readonly pull_request?: {
    readonly head?: { readonly repo?: { readonly full_name?: string } | null };
    readonly base?: { readonly repo?: { readonly full_name?: string } };
  };
}

/** A head whose repository was deleted since is a fork's, too. */
function isFork(eventFile: string | undefined): boolean {
  try {
    const { pull_request: request } = JSON.parse(
      readRegularFile(eventFile ?? "", { limit: sizeLimits.userFile }).toString("utf8"),
    ) as PullRequestEvent;
    return request !== undefined && request.head?.repo?.full_name !== request.base?.repo?.full_name;
  } catch {
    return false;
  }
}
