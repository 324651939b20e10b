import { randomUUID } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readGithubEnvFile } from "../readers/github.ts";

/**
 * What a step told the runner through files.
 *
 * @internal
 */
export interface FileCommands {
  readonly env: Readonly<Record<string, string>>;
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  readonly summary: string;
  /** Folders added to the search path. */
  readonly path: readonly string[];
}

/**
 * The files through which a step talks to the runner: fresh for each step, gone after it.
 *
 * @internal
 */
export async function openFileCommands(temp: string): Promise<{
  readonly variables: Readonly<Record<string, string>>;
  /** Reads and removes them. */
  readonly take: () => Promise<FileCommands>;
}> {
  const folder = join(temp, "_runner_file_commands");
  const id = randomUUID();
  const fileOf = (name: string): string => join(folder, `${name}_${id}`);
  const variables = {
    GITHUB_ENV: fileOf("set_env"),
    GITHUB_OUTPUT: fileOf("set_output"),
    GITHUB_STATE: fileOf("save_state"),
    GITHUB_STEP_SUMMARY: fileOf("step_summary"),
    GITHUB_PATH: fileOf("add_path"),
  };
  await mkdir(folder, { recursive: true });
  await Promise.all(Object.values(variables).map((file) => writeFile(file, "")));
  // The runner passes over a file that a step took away, or made a folder of.
  const read = (file: string): Promise<string> => readFile(file, "utf8").catch(() => "");
  return {
    variables,
    async take() {
      const env = readGithubEnvFile(await read(variables.GITHUB_ENV));
      if ("NODE_OPTIONS" in env) {
        throw new Error("The runner refuses NODE_OPTIONS in GITHUB_ENV.");
      }
      const taken = {
        env,
        outputs: readGithubEnvFile(await read(variables.GITHUB_OUTPUT)),
        state: readGithubEnvFile(await read(variables.GITHUB_STATE)),
        summary: await read(variables.GITHUB_STEP_SUMMARY),
        path: (await read(variables.GITHUB_PATH)).split(/\r?\n/).filter((line) => line !== ""),
      };
      await Promise.all(Object.values(variables).map((file) => rm(file, { recursive: true, force: true })));
      return taken;
    },
  };
}
