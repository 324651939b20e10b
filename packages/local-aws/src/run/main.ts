import process from "node:process";
import { describeForPeople } from "./describe-for-people.ts";
import { type RunArguments, runArguments, usage } from "./run-arguments.ts";
import { type RunningLocalAws, runLocalAws } from "./run-local-aws.ts";
import { standardCode } from "./standard-code.ts";

/**
 * The command `local-aws`.
 *
 * @internal
 */
export async function main(args: readonly string[]): Promise<void> {
  let parsed: RunArguments;
  try {
    parsed = runArguments(args);
  } catch (error) {
    fail(2, `${messageOf(error)}\nSee local-aws --help.`);
    return;
  }
  if (parsed.help) {
    process.stdout.write(usage);
    return;
  }
  if (parsed.code) {
    process.stdout.write(`${standardCode(Date.now())}\n`);
    return;
  }
  const starting = runLocalAws(parsed);
  stopOnSignals(starting);
  try {
    const { description } = await starting;
    const ready = process.stdout.isTTY ? describeForPeople(description, parsed.signIn) : `${JSON.stringify(description)}\n`;
    process.stdout.write(ready);
  } catch (error) {
    fail(1, messageOf(error));
  }
}

function stopOnSignals(starting: Promise<RunningLocalAws>): void {
  let isStopping = false;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, async () => {
      // A second Ctrl-C while stopping changes nothing: the home is being removed already.
      if (isStopping) return;
      isStopping = true;
      const running = await starting.catch(() => undefined);
      await running?.stop();
      process.exit(signal === "SIGINT" ? 130 : 143);
    });
  }
}

function fail(status: number, message: string): void {
  process.stderr.write(`local-aws: ${message}\n`);
  process.exitCode = status;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
