import { expectNoSecrets } from "../canary/find-secrets.ts";
import type { Secrets } from "../canary/plant-secrets.ts";
import type { StepRun } from "./runner.ts";

/**
 * Fails when a step showed a secret: printed it before its mask, or in a form or part that the mask does not cover, or wrote it into
 * the summary.
 *
 * @public
 */
export function expectCleanLog(run: StepRun, secrets: Secrets): void {
  expectNoSecrets(secrets, { "the log": run.log, "the summary": run.summary });
}
