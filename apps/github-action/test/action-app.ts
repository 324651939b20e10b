import { exec, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { sectionText } from "@aws-temp/core/profiles";
import {
  type App,
  type AppRun,
  nodeUnderTest,
  type PlainCredentials,
  type RunningWorld,
  readGithubEnvFile,
  runProcess,
} from "@aws-temp/testkit";
import { expect, vi } from "vitest";
import { renewalFolder } from "./refresh/renewal-folder.ts";

const main = fileURLToPath(new URL("../dist/main.mjs", import.meta.url));
const nobody = "no step of a job can ask a user for an MFA code";
const noBrowser = "no step of a job can open a browser for a user";

/** A job whose step has written a profile that renews itself, or has failed. */
interface Installed {
  readonly config: string;
  readonly said: string;
  readonly ended: AppRun["outcome"] | { readonly command: string };
}

const jobs = new WeakMap<RunningWorld, { readonly config: string; readonly installed: Promise<Installed> }>();

/**
 * The action as the contract sees it. The world's profile is given as `roles`; what it depends on is found in the files of the home.
 * The step runs once for each text. What it obtained is then taken away, so that the helper, which SDKs start, has to do it all. Where
 * keys of the environment are the source, which cannot be used again later, the step writes what it obtained.
 */
export const actionApp: App = {
  async run(running) {
    const config = await configOf(running);
    const known = jobs.get(running);
    const job = known?.config === config ? known : { config, installed: install(running, config) };
    jobs.set(running, job);
    const { said, ended } = await job.installed;
    return "command" in ended ? await ask(ended.command, said, running) : { outcome: ended, said };
  },
  async interrupt(running) {
    const env = await stepEnvironment(running, await configOf(running));
    const child = spawn(nodeUnderTest, [main], { env, stdio: "ignore" });
    await vi.waitFor(() => expect(running.aws.calls()).toHaveLength(1), { timeout: 20_000, interval: 5 });
    child.kill("SIGINT");
    expect(await once(child, "exit")).toEqual([130, null]);
  },
  cannot: {
    "IAM user with MFA": nobody,
    "role with external id and MFA, over a shared session": nobody,
    "the same role for twelve hours, with the code on the role": nobody,
    "a chain of roles, cut to an hour": nobody,
    "a wrong external id": nobody,
    "IAM Identity Center": noBrowser,
    "a role over IAM Identity Center, cut to an hour": noBrowser,
    "console sign-in": noBrowser,
  },
};

async function configOf({ home }: RunningWorld): Promise<string> {
  return await readFile(join(home, ".aws", "config"), "utf8");
}

async function install(running: RunningWorld, config: string): Promise<Installed> {
  const env = await stepEnvironment(running, config);
  const { stdout, stderr, status } = await runProcess(nodeUnderTest, [main], { env });
  const shown = stdout.split("\n").filter((line) => !line.startsWith("::add-mask::"));
  const said = [...shown, stderr].join("\n");
  if (status !== 0) return { config, said, ended: { error: /^::error title=([A-Z_]+)::/m.exec(stdout)?.[1] ?? said } };
  const exported = readGithubEnvFile(await readFile(env["GITHUB_ENV"] ?? "", "utf8"));
  const outputs = readGithubEnvFile(await readFile(env["GITHUB_OUTPUT"] ?? "", "utf8"));
  if (!renews(running)) {
    const text = await readFile(exported["AWS_SHARED_CREDENTIALS_FILE"] ?? "", "utf8");
    return { config, said, ended: { credentials: readKeys(text, JSON.parse(outputs["profiles"] ?? "")) } };
  }
  const written = await readFile(exported["AWS_CONFIG_FILE"] ?? "", "utf8");
  const command = /^credential_process = (.*)$/m.exec(written)?.[1] ?? "";
  const folder = renewalFolder(command);
  expect((await readdir(folder)).length).toBeGreaterThan(0);
  await rm(join(folder, "cache"), { recursive: true, force: true });
  running.aws.clearCalls();
  return { config, said: `${said}\n${command}`, ended: { command } };
}

function renews({ env }: RunningWorld): boolean {
  return env["AWS_ACCESS_KEY_ID"] === undefined;
}

function readKeys(text: string, profiles: Readonly<Record<string, { readonly expiration: string }>>): PlainCredentials {
  const valueIn = (key: string) => new RegExp(`^${key} = (.*)$`, "m").exec(text)?.[1] ?? "";
  return {
    accessKeyId: valueIn("aws_access_key_id"),
    secretAccessKey: valueIn("aws_secret_access_key"),
    sessionToken: valueIn("aws_session_token"),
    expiration: Object.values(profiles)[0]?.expiration,
  };
}

/** What the runner would set for the step. Its temporary folder is where the contract looks for what apps leave. */
async function stepEnvironment(running: RunningWorld, config: string): Promise<Record<string, string>> {
  const { home, stateFolder, env } = running;
  const files = join(home, "runner", crypto.randomUUID());
  await mkdir(files, { recursive: true });
  await mkdir(stateFolder, { recursive: true, mode: 0o700 });
  const commands = ["GITHUB_ENV", "GITHUB_OUTPUT", "GITHUB_STATE", "GITHUB_STEP_SUMMARY"].map(
    (name) => [name, join(files, name)] as const,
  );
  await Promise.all(commands.map(([, file]) => writeFile(file, "")));
  return {
    ...env,
    ...Object.fromEntries(commands),
    RUNNER_TEMP: stateFolder,
    GITHUB_WORKSPACE: home,
    INPUT_ROLES: rolesOf(running, config),
    INPUT_REFRESH: String(renews(running)),
    "INPUT_CONFIG-LOCATION": "temp",
    "INPUT_ROLE-SKIP-SESSION-TAGGING": "true",
    "INPUT_DISABLE-RETRY": "true",
  };
}

/** The section of the profile, with what the request says. A profile of the credentials file alone is named by an empty one. */
function rolesOf({ world: { request } }: RunningWorld, config: string): string {
  const { profile, durationSeconds, externalId, policy } = request;
  const section = sectionText(config, { type: "profile", name: profile }) ?? `[${profile}]\n`;
  const more = { duration_seconds: durationSeconds, external_id: externalId, session_policy: policy };
  const lines = Object.entries(more).flatMap(([key, value]) => (value === undefined ? [] : [`${key} = ${value}`]));
  return [section.trimEnd(), ...lines, ""].join("\n");
}

/** Starts the helper as SDKs do. */
async function ask(command: string, said: string, { env }: RunningWorld): Promise<AppRun> {
  const { stdout, stderr, failed } = await promisify(exec)(command, { env }).then(
    (ended) => ({ ...ended, failed: false }),
    (ended: { readonly stdout: string; readonly stderr: string }) => ({ ...ended, failed: true }),
  );
  if (failed) return { outcome: { error: /\(([A-Z_]+)\)$/m.exec(stderr)?.[1] ?? stderr }, said: `${said}\n${stderr}` };
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = JSON.parse(stdout);
  const credentials = {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
    expiration: Expiration,
  };
  return { outcome: { credentials }, said: `${said}\n${stderr}` };
}
