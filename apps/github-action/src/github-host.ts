import { appendFileSync } from "node:fs";
import { error, exportVariable, getInput, getState, info, notice, saveState, setOutput, setSecret, warning } from "@actions/core";
import type { Host } from "./host.ts";

/**
 * The runner of GitHub Actions: its commands on stdout and its files.
 *
 * @param environment - the process's own, which `exportVariable` changes, too
 */
export function createGithubHost(environment: NodeJS.ProcessEnv): Host {
  return {
    environment,
    input: (name) => getInput(name),
    mask: setSecret,
    exportVariable,
    output: setOutput,
    saveState,
    state: getState,
    summary: (markdown) => {
      const file = environment["GITHUB_STEP_SUMMARY"];
      if (file) appendFileSync(file, markdown);
    },
    info,
    notice: (message) => notice(message),
    warning: (message) => warning(message),
    fail: (message, code) => {
      process.exitCode = 1;
      error(message, { title: code });
    },
  };
}
