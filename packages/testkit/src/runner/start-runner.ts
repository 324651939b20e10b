import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type LocalAws, type LoggedCall, startLocalAws, startProxy } from "@aws-temp/local-aws";
import { findSecretsInFiles } from "../canary/find-secrets-in-files.ts";
import type { Secrets } from "../canary/plant-secrets.ts";
import { createTempHome } from "../temp-home.ts";
import { readActionManifest } from "./action-manifest.ts";
import { issuerKey } from "./issuer-key.ts";
import { jobIdentity } from "./job-identity.ts";
import { JobLog } from "./job-log.ts";
import { jobVariables } from "./job-variables.ts";
import { movableClock } from "./movable-clock.ts";
import { postConditionHolds } from "./post-condition.ts";
import { type JobState, runStage } from "./run-stage.ts";
import type { Runner, RunnerOptions, StepOptions, StepRun } from "./runner.ts";
import { runnerWorld } from "./runner-world.ts";

const ownAction = fileURLToPath(new URL("../../../../apps/github-action/", import.meta.url));

/**
 * Starts a runner with a job.
 *
 * @public
 */
export async function startRunner(options: RunnerOptions = {}): Promise<Runner> {
  const manifest = await readActionManifest(options.action ?? ownAction);
  const watchers = new Set<(call: LoggedCall) => void>();
  const leadsToAws = options.proxy?.leadsToAws === true;
  const aws: LocalAws = await startLocalAws({
    ...runnerWorld,
    ...options.world,
    awkwardKeys: options.awkwardKeys,
    issuerKey: issuerKey(),
    tls: leadsToAws,
    faults: options.faults ?? [],
    onCall: (call) => {
      options.onCall?.(call, runner);
      for (const watcher of watchers) watcher(call);
    },
  });
  const requireAuth = options.proxy?.requireAuth;
  const proxy =
    options.proxy === undefined
      ? undefined
      : await startProxy({ ...(leadsToAws && { upstream: aws.url }), ...(requireAuth && { requireAuth }) });
  const home = await createTempHome({ config: options.config, credentials: options.credentials });
  const temp = join(home.path, "work", "_temp");
  const workspace = join(home.path, "work", "shop", "shop");
  await mkdir(workspace, { recursive: true });
  const eventFile = await home.write("work/_temp/_github_workflow/event.json", JSON.stringify(options.event ?? {}));
  const { job, env: tokenVariables } = aws.startWorkflowJob(
    options.job,
    leadsToAws ? { origin: "https://run-actions-1-azure-eastus.actions.githubusercontent.com" } : {},
  );
  const given: Readonly<Record<string, string>> = {
    ...(leadsToAws ? { AWS_EC2_METADATA_DISABLED: "true", NODE_EXTRA_CA_CERTS: aws.caFile ?? "" } : aws.env),
    ...options.env,
  };
  const clock = options.movableClock ? movableClock(aws, home.path) : undefined;
  const state: JobState = {
    env: { ...given },
    machine: { ...home.env, ...clock?.variables, ...jobVariables(job, { temp, workspace, eventFile }) },
    tokenVariables,
    log: new JobLog(),
    temp,
    workspace,
    aws,
    watchers,
  };
  const steps: { readonly options: StepOptions; readonly run: StepRun }[] = [];
  const secrets = (more: Secrets = {}): Secrets => ({ ...aws.issuedSecrets(), ...more });

  const runner: Runner = {
    aws,
    proxy,
    manifest,
    home: home.path,
    temp,
    workspace,
    job: {
      get env() {
        return { ...state.machine, ...tokenVariables, ...state.env };
      },
    },
    advance: (seconds) => (clock ?? aws).advance(seconds),
    write: home.write,
    async step(step = {}) {
      const run = await runStage({ script: manifest.main, step, manifest, saved: {} }, state);
      steps.push({ options: step, run });
      return run;
    },
    async endJob() {
      const { post } = manifest;
      const runs: StepRun[] = [];
      const failed = steps.some(({ run }) => run.status !== 0);
      const cancelled = steps.some(({ options: { interrupt } }) => interrupt !== undefined);
      for (const { options: step, run } of steps.splice(0).toReversed()) {
        const job = { failed, cancelled, env: { ...state.env, ...step.env } };
        if (post !== undefined && postConditionHolds(manifest.postIf, job)) {
          const { interrupt: _, ...rest } = step;
          runs.push(await runStage({ script: post, step: rest, manifest, saved: run.state }, state));
        }
      }
      return runs;
    },
    identity: (profile) => jobIdentity({ profile }, { env: state.env, home: home.path, endpoint: aws.url }),
    secrets,
    secretFiles: (more) => findSecretsInFiles(secrets(more), home.path),
    async [Symbol.asyncDispose]() {
      await proxy?.close();
      await aws.close();
      await home.dispose();
    },
  };
  return runner;
}
