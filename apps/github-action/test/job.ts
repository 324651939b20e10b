import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type LoggedCall, standardWorld } from "@aws-temp/local-aws";
import { expectCleanLog, expectNoSecrets, type Runner, type RunnerOptions, type StepRun, startRunner } from "@aws-temp/testkit";
import { afterAll, expect } from "vitest";

export const dev = "111122223333";
export const prod = "444455556666";
export const region = "eu-central-1";
export const role = (name: string, account = prod): string => `arn:aws:iam::${account}:role/${name}`;
export const session = (name: string, as = "GitHubActions", account = prod): string =>
  `arn:aws:sts::${account}:assumed-role/${name}/${as}`;
export const alice = `arn:aws:iam::${dev}:user/alice`;

/** Inputs. */
export type Inputs = Readonly<Record<string, string>>;

/** The keys of a user of local AWS. */
export function keysOf(user: "alice" | "maria"): { readonly accessKeyId: string; readonly secretAccessKey: string } {
  const key = standardWorld.users.find(({ name }) => name === user)?.accessKeys[0];
  if (key === undefined) throw new Error(`No keys of ${user}`);
  return key;
}

/** The long-term keys that tests hand to the action, for searches. */
export const longTermSecrets = {
  "alice's secret key": keysOf("alice").secretAccessKey,
  "maria's secret key": keysOf("maria").secretAccessKey,
};

/** A role by OIDC. */
export const withOidc: Inputs = { "aws-region": region, "role-to-assume": role("Workflow") };

/** The keys of a user. */
export const withKeys: Inputs = {
  "aws-region": region,
  "aws-access-key-id": keysOf("alice").accessKeyId,
  "aws-secret-access-key": keysOf("alice").secretAccessKey,
};

/** A role by the keys of a user. */
export const withKeysAndRole: Inputs = { ...withKeys, "role-to-assume": role("Tagged") };

/** Keys on the machine or from an earlier step, as variables. */
export function ambient(user: "alice" | "maria"): Record<string, string> {
  const { accessKeyId, secretAccessKey } = keysOf(user);
  return { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey };
}

/** What V8 compiled is shared by all homes of a test file. */
const compiled = join(tmpdir(), `aws-temp-action-compiled-${process.pid}`);
afterAll(() => rm(compiled, { recursive: true, force: true }));

/** A runner whose programs share what V8 compiled. */
export function startJob(options: RunnerOptions = {}): Promise<Runner> {
  return startRunner({ ...options, env: { NODE_COMPILE_CACHE: compiled, ...options.env } });
}

/** A step that must end well, without showing a secret. */
export async function succeed(runner: Runner, inputs: Inputs, env?: Readonly<Record<string, string>>): Promise<StepRun> {
  const run = await runner.step({ inputs, env });
  expect(run.errors).toEqual([]);
  expect(run.status, run.log).toBe(0);
  expectCleanLog(run, runner.secrets(longTermSecrets));
  expectNoSecrets(runner.secrets(longTermSecrets), { "the state": JSON.stringify(run.state) });
  return run;
}

/** The end of a job, whose posts must end well, without showing a secret. */
export async function finish(runner: Runner): Promise<readonly StepRun[]> {
  const posts = await runner.endJob();
  for (const post of posts) {
    expect({ status: post.status, errors: post.errors, warnings: post.warnings }).toEqual({
      status: 0,
      errors: [],
      warnings: [],
    });
    expectCleanLog(post, runner.secrets(longTermSecrets));
    expect(post.calls).toEqual([]);
  }
  return posts;
}

/** A step that must fail, without showing a secret. Gives its error's code and text. */
export async function fail(runner: Runner, inputs: Inputs, env?: Readonly<Record<string, string>>): Promise<Refusal> {
  const run = await runner.step({ inputs, env });
  return refusalOf(runner, run);
}

/** How a step failed. */
export interface Refusal {
  readonly run: StepRun;
  readonly code: string | undefined;
  readonly text: string;
}

export function refusalOf(runner: Runner, run: StepRun): Refusal {
  expect(run.status, run.log).toBe(1);
  expect(run.errors, run.log).toHaveLength(1);
  expectCleanLog(run, runner.secrets(longTermSecrets));
  const [error] = run.errors;
  return { run, code: error?.properties["title"], text: error?.text ?? "" };
}

/** Nothing that a step could have left, but what was there before. */
export async function expectNothingLeft(runner: Runner, run: StepRun, before: readonly string[] = []): Promise<void> {
  expect(run.env).toEqual({});
  expect(run.outputs).toEqual({});
  const files = await runner.secretFiles(longTermSecrets);
  expect(files.map(({ file }) => file).filter((file) => !before.includes(file))).toEqual([]);
}

/** Calls as `AssumeRole by alice`: whose key signed, where no one's had to. */
export function callsOf(run: StepRun): string[] {
  return run.calls.map((call) => [call.operation, ...signerOf(call)].join(" by "));
}

function signerOf({ accessKeyId }: LoggedCall): string[] {
  if (accessKeyId === undefined) return [];
  const user = standardWorld.users.find(({ accessKeys }) => accessKeys.some((key) => key.accessKeyId === accessKeyId));
  return [user?.name ?? "a session"];
}

/** The parameters of the one call of an operation. */
export function parametersOf(run: StepRun, operation: string): Readonly<Record<string, string>> {
  const calls = run.calls.filter((call) => call.operation === operation);
  expect(calls).toHaveLength(1);
  return calls[0]?.parameters ?? {};
}
