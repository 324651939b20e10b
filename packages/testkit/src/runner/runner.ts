import type { FaultRule, LocalAws, LocalProxy, LoggedCall, ProxyOptions, WorkflowJob, World } from "@aws-temp/local-aws";
import type { FileFinding } from "../canary/find-secrets-in-files.ts";
import type { Secrets } from "../canary/plant-secrets.ts";
import type { ProcessResult } from "../run-process.ts";
import type { ActionManifest } from "./action-manifest.ts";
import type { LogLine } from "./workflow-command.ts";

/** @public */
export interface RunnerOptions {
  /** The folder that holds `action.yml`. Defaults to this repository's own action. */
  readonly action?: string | undefined;
  /** What differs from a push to main of `acme/shop`. */
  readonly job?: Partial<WorkflowJob> | undefined;
  /** The payload of the event, as `GITHUB_EVENT_PATH` holds it. */
  readonly event?: object | undefined;
  /** Variables of the job, and of the machine. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** Parts of the world that differ from {@link runnerWorld}. */
  readonly world?: Partial<World> | undefined;
  /** How many sessions get secret keys that hold `/` and `+`. Defaults to all. */
  readonly awkwardKeys?: number | undefined;
  readonly faults?: readonly FaultRule[] | undefined;
  /** Told of every call to local AWS, just before it is answered. */
  readonly onCall?: ((call: LoggedCall, runner: Runner) => void) | undefined;
  /** Lets {@link Runner.advance} move the clocks of the job's Node programs, too, which then start a little later. */
  readonly movableClock?: boolean | undefined;
  /** Starts a proxy; `leadsToAws` sends whatever it is asked for to local AWS, which then speaks TLS for any host. */
  readonly proxy?: { readonly requireAuth?: ProxyOptions["requireAuth"]; readonly leadsToAws?: boolean } | undefined;
  /** Texts of files in the home's `.aws` folder, on a machine that keeps its home between jobs. */
  readonly config?: string | undefined;
  readonly credentials?: string | undefined;
}

/** @public */
export interface StepOptions {
  readonly inputs?: Readonly<Record<string, string>> | undefined;
  /** The step's own `env`, which wins over the job's; in its post step, too. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** Whether the job has `id-token: write`. Defaults to true. */
  readonly idToken?: boolean | undefined;
  /** Interrupts the step once this operation was called; with SIGINT unless told otherwise, as the runner cancels. */
  readonly interrupt?: { readonly at: string; readonly signal?: NodeJS.Signals } | undefined;
  readonly measureMemory?: boolean | undefined;
}

/**
 * What one step, or its post step, came to.
 *
 * @public
 */
export interface StepRun {
  /** The exit status; `null` when a signal ended it. */
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  /** stdout in its order, with commands taken apart. */
  readonly lines: readonly LogLine[];
  readonly stderr: string;
  /** What readers of the job's log see: with masks, and without the commands that set them. */
  readonly log: string;
  /** What this run masked, in its order. */
  readonly masks: readonly string[];
  readonly errors: readonly LogLine[];
  readonly warnings: readonly LogLine[];
  readonly notices: readonly LogLine[];
  /** Variables that it set for later steps. */
  readonly env: Readonly<Record<string, string>>;
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  readonly summary: string;
  /** Calls to AWS and to the token service while it ran. */
  readonly calls: readonly LoggedCall[];
  /** With `measureMemory`, as {@link ProcessResult} has it. */
  readonly peakMemory?: number | undefined;
}

/**
 * A runner of GitHub Actions with one job, played on this machine: a home, a workspace, the token service, and a local AWS that
 * trusts it.
 *
 * @public
 */
export interface Runner extends AsyncDisposable {
  readonly aws: LocalAws;
  readonly proxy: LocalProxy | undefined;
  readonly manifest: ActionManifest;
  readonly home: string;
  /** `RUNNER_TEMP`. */
  readonly temp: string;
  /** `GITHUB_WORKSPACE`. */
  readonly workspace: string;
  readonly job: {
    /** What a later step's `run` would find in its environment, the token service's variables included. */
    readonly env: Readonly<Record<string, string>>;
  };
  /** Moves AWS's clock, and with `movableClock` that of every Node program of the job, running ones included. */
  advance(seconds: number): void;
  /** Writes a file below the home, with its folders. Gives the full path. */
  write(name: string, text: string, mode?: number): Promise<string>;
  /** Runs the action as a step of the job. */
  step(options?: StepOptions): Promise<StepRun>;
  /** Runs the post steps of all steps so far, the last first. */
  endJob(): Promise<readonly StepRun[]>;
  /** The ARN as which a later step calls AWS with the keys of its environment, or of a profile; `undefined` without keys. */
  identity(profile?: string): Promise<string | undefined>;
  /** Everything secret in this job: what AWS and the token service handed out, and what is given here. */
  secrets(given?: Secrets): Secrets;
  /** Files below the home that hold a secret, with their permissions. */
  secretFiles(given?: Secrets): Promise<readonly FileFinding[]>;
}
