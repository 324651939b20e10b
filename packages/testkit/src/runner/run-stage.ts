import { delimiter } from "node:path";
import type { LocalAws, LoggedCall } from "@aws-temp/local-aws";
import { nodeUnderTest } from "../node-under-test.ts";
import { runProcess } from "../run-process.ts";
import { type ActionManifest, inputVariables } from "./action-manifest.ts";
import { openFileCommands } from "./file-commands.ts";
import type { JobLog } from "./job-log.ts";
import type { StepOptions, StepRun } from "./runner.ts";
import { readLogLines } from "./workflow-command.ts";

/**
 * What lasts for the job.
 *
 * @internal
 */
export interface JobState {
  /** The job's variables; steps change them. */
  env: Record<string, string>;
  /** Variables of the machine and of the runner, which no step changes. */
  machine: Record<string, string>;
  readonly tokenVariables: Readonly<Record<string, string>>;
  readonly log: JobLog;
  readonly temp: string;
  readonly workspace: string;
  readonly aws: LocalAws;
  /** Told of every call to AWS. */
  readonly watchers: Set<(call: LoggedCall) => void>;
}

/** A step that waits this long, in milliseconds, hangs. */
const patience = 120_000;

/**
 * Runs the main or the post script of a step as the runner does, and takes over what it asked for.
 *
 * @internal
 */
export async function runStage(
  stage: {
    readonly script: string;
    readonly step: StepOptions;
    readonly manifest: ActionManifest;
    /** What the main script saved for the post script. */
    readonly saved: Readonly<Record<string, string>>;
  },
  job: JobState,
): Promise<StepRun> {
  const { script, step, manifest, saved } = stage;
  const files = await openFileCommands(job.temp);
  const env = {
    ...job.machine,
    ...job.env,
    ...step.env,
    ...inputVariables(manifest, step.inputs ?? {}),
    ...Object.fromEntries(Object.entries(saved).map(([name, value]) => [`STATE_${name}`, value])),
    ...(step.idToken !== false && job.tokenVariables),
    ...files.variables,
  };
  const calls: LoggedCall[] = [];
  const abort = new AbortController();
  const watch = (call: LoggedCall): void => {
    calls.push(call);
    if (call.operation === step.interrupt?.at) abort.abort();
  };
  job.watchers.add(watch);
  const options = {
    env,
    cwd: job.workspace,
    timeout: patience,
    abort: abort.signal,
    abortWith: step.interrupt?.signal ?? "SIGINT",
    measureMemory: step.measureMemory,
  };
  const ended = await runProcess(nodeUnderTest, [script], options).finally(() => job.watchers.delete(watch));
  if (ended.timedOut) {
    throw new Error(`${script} did not end in ${patience / 1000} s.\n${ended.stdout}\n${ended.stderr}`);
  }
  const told = await files.take();
  const path = [...told.path.toReversed(), job.machine["PATH"] ?? ""].join(delimiter);
  job.machine = { ...job.machine, PATH: path };
  job.env = { ...job.env, ...told.env };
  const lines = readLogLines(ended.stdout);
  const ofKind = (kind: string) => lines.filter((line) => line.kind === kind);
  return {
    status: ended.status,
    signal: ended.signal,
    lines,
    stderr: ended.stderr,
    log: job.log.show(lines, ended.stderr),
    masks: ofKind("add-mask").map(({ text }) => text),
    errors: ofKind("error"),
    warnings: ofKind("warning"),
    notices: ofKind("notice"),
    env: told.env,
    outputs: told.outputs,
    state: told.state,
    summary: told.summary,
    calls,
    peakMemory: ended.peakMemory,
  };
}
