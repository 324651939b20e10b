import { readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type LocalAws, type LocalAwsOptions, startLocalAws, writeStandardHome } from "@aws-temp/local-aws";
import {
  createTempHome,
  nodeUnderTest,
  openTerminal,
  type ProcessResult,
  runProcess,
  type TempHome,
  type Terminal,
} from "@aws-temp/testkit";
import { afterAll, expect } from "vitest";

/** The program as it is installed. */
export const bin = fileURLToPath(new URL("../bin/run.js", import.meta.url));
/** V8 compiles the program once for all homes of a test file. */
export const compiled = { NODE_COMPILE_CACHE: join(tmpdir(), `aws-temp-cli-compiled-${process.pid}`) };
afterAll(() => rm(compiled.NODE_COMPILE_CACHE, { recursive: true, force: true }));

export const maria = "arn:aws:iam::111122223333:mfa/maria";

interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  readonly abort?: AbortSignal;
  readonly measureMemory?: boolean;
}

/** How the program is started, if not on Node. */
type Program = readonly [string, ...string[]];

/** A local AWS, a home with its standard profiles, and the CLI to be run there. */
export interface CliWorld extends AsyncDisposable {
  readonly aws: LocalAws;
  readonly home: TempHome;
  readonly env: Readonly<Record<string, string>>;
  /** Runs the CLI through pipes. Its stderr, and its stdout unless secrets were asked for, are searched for secrets. */
  run(args: readonly string[], options?: RunOptions): Promise<ProcessResult>;
  /** Runs the CLI at a pseudo-terminal. */
  terminal(args: readonly string[], env?: Readonly<Record<string, string>>): Terminal;
  /** A code that AWS takes: each code is taken once, so the clock is moved when all of this moment are spent. */
  code(): string;
  /** The STS operations so far, in their order. */
  calls(): string[];
}

/**
 * @param files - in place of the standard home's
 * @param program - in place of the CLI on Node
 */
export async function openCliWorld(
  options: LocalAwsOptions & {
    readonly files?: { readonly config?: string; readonly credentials?: string };
    readonly program?: Program;
  } = {},
): Promise<CliWorld> {
  const { files, program: [command, ...first] = [nodeUnderTest, bin], ...world } = options;
  const aws = await startLocalAws(world);
  const home = await createTempHome(files ?? {});
  if (files === undefined) await writeStandardHome(home.path, aws);
  const env = { ...home.env, ...compiled, ...aws.env };
  return {
    aws,
    home,
    env,
    async run(args, { env: more, ...rest } = {}) {
      const { stdout, stderr, ...ended } = await runProcess(command, [...first, ...args], { env: { ...env, ...more }, ...rest });
      const result = { ...ended, stdout: withSlashes(stdout), stderr: withSlashes(stderr) };
      const printsSecrets = ["export", "convert"].includes(args[0] ?? "");
      await expectNoSecret(home, printsSecrets ? result.stderr : result.stderr + result.stdout);
      return result;
    },
    terminal: (args, more) => openTerminal({ command, args: [...first, ...args], env: { ...env, ...more } }),
    code() {
      try {
        return aws.unspentTotp(maria);
      } catch {
        aws.advance(30);
        return aws.unspentTotp(maria);
      }
    },
    calls: () => aws.calls().map(({ operation }) => operation),
    async [Symbol.asyncDispose]() {
      await aws.close();
      await home.dispose();
    },
  };
}

/** The paths that begin with the home, written as they are on every other platform. */
function withSlashes(text: string): string {
  return process.platform === "win32" ? text.replace(/~(?:\\[\w.-]+)+/g, (path) => path.replaceAll("\\", "/")) : text;
}

/** Every secret that the credentials file holds by now: those of the users, and those that `login` wrote. */
export async function expectNoSecret(home: TempHome, said: string): Promise<void> {
  const file = await readFile(home.credentialsFile, "utf8").catch(() => "");
  for (const [, secret = ""] of file.matchAll(/^aws_(?:secret_access_key|session_token)\s*=\s*(\S+)/gm)) {
    expect(said.includes(secret), "a secret was printed").toBe(false);
  }
}

/** What `--json` printed. */
export function jsonOf({ stdout }: ProcessResult): Record<string, unknown> {
  return JSON.parse(stdout) as Record<string, unknown>;
}
