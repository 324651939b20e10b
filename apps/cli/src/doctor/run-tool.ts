import { spawn } from "node:child_process";
import { sizeLimits } from "@aws-temp/core/internal/store";

/** How a program ended. */
export interface ToolResult {
  /** `undefined`: there is no such program. `null`: it was ended. */
  readonly status: number | null | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a program to its end, with an empty stdin and no shell between. One that prints more than 1 MiB is ended.
 *
 * @param patience - milliseconds until it is ended
 */
export function runTool(
  program: string,
  args: readonly string[],
  { environment, patience }: { readonly environment: NodeJS.ProcessEnv; readonly patience: number },
): Promise<ToolResult> {
  const { promise, resolve } = Promise.withResolvers<ToolResult>();
  const said = { stdout: "", stderr: "" };
  const child = spawn(program, args, {
    env: environment,
    stdio: ["ignore", "pipe", "pipe"],
    timeout: patience,
    windowsHide: true,
  });
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream].setEncoding("utf8").on("data", (text: string) => {
      said[stream] += text;
      if (said[stream].length > sizeLimits.awsAnswer) child.kill("SIGKILL");
    });
  }
  child.once("error", () => resolve({ status: undefined, ...said }));
  child.once("close", (status) => resolve({ status, ...said }));
  return promise;
}
