import { CredentialError } from "@aws-temp/core";
import { asCredentialError } from "@aws-temp/core/internal";
import { createGithubHost } from "./github-host.ts";
import { type Host, RunnerFileError } from "./host.ts";
import { readInputs } from "./inputs/read-inputs.ts";
import { readNumber, readSwitch } from "./inputs/read-text.ts";
import { watchInterruption } from "./interruption.ts";
import { maskGiven } from "./publish/masks.ts";
import { createMemory } from "./restore/memory.ts";
import { usualVariables } from "./restore/remembered.ts";
import { valuesThatWork } from "./restore/values-that-work.ts";
import { run } from "./run.ts";
import { stackTrace } from "./stack-trace.ts";

/** The whole step. Its failure is shown with a code as title, and with what to do about it. */
async function main(host: Host): Promise<void> {
  const seconds = readNumber(host, "action-timeout-s");
  const interruption = watchInterruption(host, seconds);
  if (seconds !== undefined && seconds > 0) host.info(`Setting a global timeout of ${seconds} seconds for the action`);
  try {
    maskGiven(host);
    const before = { ...host.environment };
    // What calls to AWS say of the place that they are made from.
    process.env["AWS_EXECUTION_ENV"] ||= "GitHubActions";
    const restore = readSwitch(host, "restore-previous-credentials", true);
    if (readSwitch(host, "unset-only")) {
      clearAll(host, createMemory(host, before, { restore, env: true }));
      return;
    }
    const inputs = readInputs(host);
    // A runner without its file for the post step would leave everything behind: that shows before anything is called.
    host.saveState("begun", "true");
    await run(inputs, {
      host,
      before,
      interruption,
      memory: createMemory(host, before, { restore, env: inputs.publish.env }),
      clock: Date.now,
      random: Math.random,
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      info: host.info,
    });
  } catch (thrown) {
    const { code, message, hints } = understood(thrown);
    host.fail([message, ...hints, ...stackTrace(thrown, process.env)].join("\n"), code);
  } finally {
    interruption.release();
  }
}

function understood(thrown: unknown): CredentialError {
  if (!(thrown instanceof RunnerFileError)) return asCredentialError(thrown);
  const hints = ["Check the disk of the runner, and whether an earlier step removed its files. Nothing was exported."];
  return new CredentialError("FILE_UNWRITABLE", thrown.message, { cause: thrown, hints });
}

/** An `AWS_PROFILE` becomes `default`: the AWS CLI and boto3 do not find a profile with an empty name. */
function clearAll(host: Host, memory: ReturnType<typeof createMemory>): void {
  const { environment } = host;
  const others = ["AWS_PROFILE", "AWS_SECURITY_TOKEN", "AWS_CREDENTIAL_EXPIRATION"].filter((name) => environment[name]);
  const empty = new Map([...usualVariables, ...others].map((name) => [name, ""]));
  const cleared = [...valuesThatWork(empty, environment, memory.folder)];
  memory.variables(cleared);
  for (const [name, value] of cleared) host.exportVariable(name, value);
  if (environment["AWS_PROFILE"]) {
    host.notice(
      `AWS_PROFILE was ${environment["AWS_PROFILE"]} and is "default" now, because a runner cannot remove a variable. The AWS SDK for JavaScript uses that profile rather than access keys in variables.`,
    );
  }
  host.info("The job's AWS credentials, region and profile are cleared.");
}

await main(createGithubHost(process.env));
