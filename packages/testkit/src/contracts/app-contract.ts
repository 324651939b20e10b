import assert from "node:assert/strict";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { type RunningWorld, startWorld } from "../worlds/running-world.ts";
import type { ExpectedCredentials, World } from "../worlds/world.ts";
import { worlds } from "../worlds/worlds.ts";
import { identityOf } from "./identity-of.ts";
import type { PlainCredentials } from "./plain-credentials.ts";

/**
 * What one run of an app came to.
 *
 * @public
 */
export interface AppRun {
  readonly outcome: { readonly credentials: PlainCredentials } | { readonly error: string };
  /** Everything that the run printed for people, arguments included: no secret may be in it. */
  readonly said: string;
}

/**
 * An app as the contract sees it. Core is one too.
 *
 * @public
 */
export interface App {
  run(running: RunningWorld): Promise<AppRun>;
  /** Starts a run, interrupts it while AWS takes its time to answer, and waits for its end. */
  readonly interrupt?: ((running: RunningWorld) => Promise<void>) | undefined;
  /** What this app cannot do: a world's name or a clause of the contract, and why. The list may only shrink. */
  readonly cannot: Readonly<Record<string, string>>;
}

/** @public */
export interface ContractCase {
  readonly name: string;
  /** Rejects when the app breaks the contract. */
  run(): Promise<void>;
}

/**
 * The cases that prove an app to be the same product as every other: each world's outcome, the cache, single flight, silence about
 * secrets, and what an interrupt leaves behind.
 *
 * @public
 */
export function appContract(app: App): ContractCase[] {
  const good = worlds.filter(({ outcome }) => !("error" in outcome));
  const cases: { readonly name: string; readonly world: World; readonly check: (running: RunningWorld) => Promise<void> }[] = [
    ...worlds.map((world) => ({ name: world.name, world, check: (running: RunningWorld) => checkOutcome(app, running) })),
    ...good
      .filter(({ outcome, browser }) => browser || ("calls" in outcome && outcome.calls.length > 0))
      .map((world) => ({
        name: `second time from the cache: ${world.name}`,
        world,
        check: (running: RunningWorld) => checkCache(app, running),
      })),
    ...[
      "role of an IAM user",
      "role with external id and MFA, over a shared session",
      "IAM Identity Center",
      "a role over IAM Identity Center, cut to an hour",
      "console sign-in",
    ].map((name) => ({
      name: `five at once, one call: ${name}`,
      world: worldNamed(name),
      check: (running: RunningWorld) => checkSingleFlight(app, running),
    })),
    { name: "an edited role", world: worldNamed("role of an IAM user"), check: (running) => checkEdit(app, running) },
    // Windows has no signals: there a program is ended without being asked.
    ...(process.platform === "win32"
      ? []
      : [
          {
            name: "an interrupt",
            world: worldNamed("role of an IAM user"),
            check: (running: RunningWorld) => checkInterrupt(app, running),
          },
        ]),
  ];
  return cases
    .filter(({ name, world }) => !(name in app.cannot) && !(world.name in app.cannot))
    .map(({ name, world, check }) => ({
      name,
      async run() {
        await using running = await startWorld(world);
        await check(running);
      },
    }));
}

function worldNamed(name: string): World {
  const world = worlds.find((candidate) => candidate.name === name);
  assert.ok(world, `There is no world "${name}".`);
  return world;
}

async function checkOutcome(app: App, running: RunningWorld): Promise<void> {
  const { outcome: expected } = running.world;
  const { outcome, said } = await app.run(running);
  await checkSilence(running, said, outcome);
  if ("error" in expected) {
    assert.deepEqual(outcome, expected);
    return;
  }
  assert.ok("credentials" in outcome, `An error instead of credentials: ${JSON.stringify(outcome)}`);
  assert.deepEqual(stsCalls(running), expected.calls);
  const arn = (await identityOf(outcome.credentials, running.aws.url)).replace(/(:assumed-role\/[^/]+)\/.*/, "$1");
  assert.ok(typeof expected.arn === "string" ? arn === expected.arn : expected.arn.test(arn), `Credentials of ${arn}`);
  checkLifetime(outcome.credentials, expected, running);
}

function checkLifetime(credentials: PlainCredentials, { lifetime }: ExpectedCredentials, { aws }: RunningWorld): void {
  if (lifetime === undefined) return;
  const left = (Date.parse(credentials.expiration ?? "") - aws.now()) / 1000;
  // A minute is what the run itself may have taken.
  assert.ok(left <= lifetime && left > lifetime - 60, `${left} s are left of ${lifetime}`);
}

async function checkCache(app: App, running: RunningWorld): Promise<void> {
  const first = await app.run(running);
  running.aws.clearCalls();
  const second = await app.run(running);
  assert.deepEqual(running.aws.calls(), []);
  assert.deepEqual(credentialsOf(second), credentialsOf(first));
  await checkFiles(running);
}

async function checkSingleFlight(app: App, running: RunningWorld): Promise<void> {
  const expected = running.world.outcome as ExpectedCredentials;
  const runs = await Promise.all(Array.from({ length: 5 }, () => app.run(running)));
  assert.deepEqual(stsCalls(running), expected.calls);
  if (running.world.browser)
    assert.equal(running.aws.calls().filter(({ operation }) => operation.startsWith("Create")).length, 1);
  assert.equal(new Set(runs.map((run) => JSON.stringify(credentialsOf(run)))).size, 1);
}

async function checkEdit(app: App, running: RunningWorld): Promise<void> {
  const before = credentialsOf(await app.run(running));
  const edited = running.world.request.profile;
  const config = join(running.home, ".aws", "config");
  const { writeFile } = await import("node:fs/promises");
  const text = await readFile(config, "utf8");
  assert.match(text, new RegExp(`profile ${edited}\\]`));
  running.aws.addRole({
    arn: "arn:aws:iam::444455556666:role/Other",
    trust: [{ principals: ["arn:aws:iam::111122223333:root"] }],
  });
  await writeFile(config, text.replaceAll("role/ReadOnly", "role/Other"));
  const after = credentialsOf(await app.run(running));
  assert.notEqual(after.accessKeyId, before.accessKeyId);
  assert.match(await identityOf(after, running.aws.url), /assumed-role\/Other\//);
}

async function checkInterrupt(app: App, running: RunningWorld): Promise<void> {
  assert.ok(app.interrupt, "The app neither interrupts nor declares that it cannot.");
  running.aws.faults.set({ service: "sts", effect: { kind: "hang" } });
  await app.interrupt(running);
  running.aws.faults.clear();
  // What V8 compiled may stay, too.
  const left = (await filesUnder(running.stateFolder)).filter((file) => !/\.json$|[/\\]compiled[/\\]/.test(file));
  assert.deepEqual(left, []);
  assert.ok("credentials" in (await app.run(running)).outcome);
}

/** No secret in what was said; the secrets are those of the files and those that came out. */
async function checkSilence(running: RunningWorld, said: string, outcome: AppRun["outcome"]): Promise<void> {
  const credentials = await readFile(join(running.home, ".aws", "credentials"), "utf8");
  const secrets = [...credentials.matchAll(/aws_secret_access_key\s*=\s*(\S+)/g)].map(([, secret]) => secret ?? "");
  if ("credentials" in outcome) secrets.push(outcome.credentials.secretAccessKey, outcome.credentials.sessionToken);
  assert.ok(secrets.length > 0);
  for (const secret of secrets.filter((candidate) => candidate !== "")) {
    assert.ok(!said.includes(secret), "A secret was printed for people, or stood in an argument.");
  }
}

/** What depends on disk: whole files, none but the owner's to read. The user's own two files are left aside. */
async function checkFiles({ home }: RunningWorld): Promise<void> {
  const all = await filesUnder(join(home, ".aws"));
  const files = all.filter((file) => ![join(home, ".aws", "config"), join(home, ".aws", "credentials")].includes(file));
  assert.ok(files.length > 0);
  assert.deepEqual(
    files.filter((file) => file.endsWith(".tmp") || file.endsWith(".lock")),
    [],
  );
  if (process.platform === "win32") return;
  for (const file of files) {
    assert.equal((await stat(file)).mode & 0o777, 0o600, file);
    assert.equal((await stat(join(file, ".."))).mode & 0o777, 0o700, file);
  }
}

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

function stsCalls({ aws }: RunningWorld): string[] {
  return aws
    .calls()
    .filter(({ service }) => service === "sts")
    .map(({ operation }) => operation);
}

function credentialsOf({ outcome }: AppRun): PlainCredentials {
  assert.ok("credentials" in outcome, `An error instead of credentials: ${JSON.stringify(outcome)}`);
  return outcome.credentials;
}
