import { chmod, mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** @public */
export interface TempHomeOptions {
  /** The text of `~/.aws/config`; without it there is no such file. */
  readonly config?: string | undefined;
  /** The text of `~/.aws/credentials`; without it there is no such file. */
  readonly credentials?: string | undefined;
  /** More variables for `env`. */
  readonly env?: Readonly<Record<string, string>> | undefined;
}

/**
 * A home of its own for one test.
 *
 * @public
 */
export interface TempHome extends AsyncDisposable {
  readonly path: string;
  readonly awsDir: string;
  readonly configFile: string;
  readonly credentialsFile: string;
  /**
   * The smallest environment in which programs run as they do for a user: the search path, the home, a UTF-8 locale and what the
   * system itself needs. Nothing of AWS comes from outside.
   */
  readonly env: Readonly<Record<string, string>>;
  /** Writes a file, 0600 unless told otherwise, with its folders (0700). The name is relative to the home. Gives the full path. */
  write(name: string, text: string, mode?: number): Promise<string>;
  dispose(): Promise<void>;
}

/** Without these, programs do not start on Windows, or look for the home elsewhere. */
const systemVariables = [
  "SystemRoot",
  "SystemDrive",
  "ComSpec",
  "PATHEXT",
  "windir",
  "NUMBER_OF_PROCESSORS",
  "PROCESSOR_ARCHITECTURE",
];

/**
 * Makes a temporary home, with the AWS files that are given. Dispose of it, best with `await using`.
 *
 * @public
 */
export async function createTempHome(options: TempHomeOptions = {}): Promise<TempHome> {
  // The true path: on macOS the temporary folder is behind a link, and programs would name their files differently.
  const path = await realpath(await mkdtemp(join(tmpdir(), "aws-temp-home-")));
  const awsDir = join(path, ".aws");
  const configFile = join(awsDir, "config");
  const credentialsFile = join(awsDir, "credentials");
  const write = async (name: string, text: string, mode = 0o600): Promise<string> => {
    const file = join(path, name);
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await writeFile(file, text, { mode });
    // Whatever the umask took away.
    await chmod(file, mode);
    return file;
  };
  if (options.config !== undefined) {
    await write(join(".aws", "config"), options.config);
  }
  if (options.credentials !== undefined) {
    await write(join(".aws", "credentials"), options.credentials);
  }
  // Windows removes nothing that a program which has just ended still holds.
  const dispose = (): Promise<void> => rm(path, { recursive: true, force: true, maxRetries: 10 });
  const env = { ...cleanEnvironment(path), ...options.env };
  return { path, awsDir, configFile, credentialsFile, env, write, dispose, [Symbol.asyncDispose]: dispose };
}

function cleanEnvironment(home: string): Record<string, string> {
  const env: Record<string, string> = { PATH: process.env["PATH"] ?? "", HOME: home, LANG: "C.UTF-8", LC_ALL: "C.UTF-8" };
  if (process.platform === "win32") {
    for (const name of systemVariables) {
      const value = process.env[name];
      if (value !== undefined) {
        env[name] = value;
      }
    }
    return {
      ...env,
      USERPROFILE: home,
      APPDATA: join(home, "AppData", "Roaming"),
      LOCALAPPDATA: join(home, "AppData", "Local"),
      TEMP: tmpdir(),
      TMP: tmpdir(),
    };
  }
  return { ...env, TMPDIR: tmpdir() };
}
