import type { Environment } from "@aws-temp/core";
import type { Host } from "../host.ts";

/** Events whose jobs run with the repository's rights for the sake of someone who may have none. */
const untrusted = new Set(["pull_request_target", "workflow_run", "issue_comment"]);

/**
 * Says once that the job may be about to hand a role to code of strangers.
 *
 * @public
 */
export function warnOfUntrustedEvent(host: Pick<Host, "warning">, environment: Environment): void {
  const event = environment["GITHUB_EVENT_NAME"] ?? "";
  if (!untrusted.has(event)) return;
  host.warning(
    `This job runs on ${event} and gets AWS credentials: whatever it checks out or runs of the pull request or comment gets them, too. Check out no foreign code in it, or narrow the role; warn-untrusted-events: false takes this warning away.`,
  );
}
