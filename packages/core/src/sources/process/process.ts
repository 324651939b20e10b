import { CredentialError } from "../../errors/credential-error.ts";
import type { Credentials } from "../../model/credentials.ts";
import { readJsonObject } from "../../model/json-object.ts";
import { formatDuration } from "../../model/time/duration.ts";
import type { PlanSource } from "../../plan/plan.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Environment } from "../../ports/environment.ts";
import { readProcessCommand } from "../../profiles/keys/process-command.ts";
import type { ProfileSet } from "../../profiles/profile.ts";
import { sizeLimits } from "../../reading/limits.ts";
import { sizeText } from "../../reading/unfit-file.ts";
import { refuseExpired } from "../refuse-expired.ts";
import { readProcessOutput } from "./process-output.ts";
import { extendProfileChain } from "./profile-chain.ts";
import { type CommandEnd, runCommand } from "./run-command.ts";
import { safeTail } from "./safe-tail.ts";

/** @internal */
export type ProcessSource = Extract<PlanSource, { readonly kind: "process" }>;

/** @internal */
export interface ProcessDeps {
  /** What the process is started with. */
  readonly environment: Environment;
  readonly clock: Clock;
  /**
   * A user sits at a terminal: the process reads and writes it directly, so that it can say what it waits for and ask for a
   * code. Without one its stdin is empty and the end of its stderr goes into the error message. Default `false`.
   */
  readonly terminal?: boolean | undefined;
  /** Where the profile's `aws_account_id` is, for a process that does not name the account. */
  readonly profiles?: ProfileSet | undefined;
  /** How long it may take. Default: 300, for a process may wait for a user at a browser. */
  readonly timeoutSeconds?: number | undefined;
}

/**
 * Runs a profile's `credential_process` and reads what it writes to stdout.
 *
 * The command goes to the system's shell, as in every AWS SDK but Python's: `$HOME`, `~`, pipes and `A=b command` work. The AWS
 * CLI splits the line by itself and starts no shell; a line that works there (words, single and double quotes, backslashes) means
 * the same to the shell, unless it holds one of `$ ` & ; | < > ( ) *` unquoted, which must then be quoted to serve both.
 *
 * @throws {CredentialError} `SOURCE_FAILED` in whatever way the process breaks its contract, `PROFILE_LOOP` when it would serve
 *   itself
 * @internal
 */
export async function processCredentials(source: ProcessSource, deps: ProcessDeps): Promise<Credentials> {
  const { profile, command } = source;
  const timeoutSeconds = deps.timeoutSeconds ?? 300;
  const end = await runCommand({
    command,
    environment: extendProfileChain(profile, deps.environment),
    terminal: deps.terminal ?? false,
    timeoutMs: timeoutSeconds * 1000,
    outputLimit: sizeLimits.processOutput,
    errorLimit: sizeLimits.processErrors,
    isWhole: (stdout) => readJsonObject(stdout) !== undefined,
  });
  const failed = (what: string, hints: readonly string[]) =>
    new CredentialError("SOURCE_FAILED", `The credential_process of profile ${profile} ${what}${said(end)}.`, {
      profile,
      cause: end.cause,
      hints,
    });
  if (end.ended !== "by itself" || end.status !== 0) {
    throw failed(howItFailed(end, timeoutSeconds), [...ofTool(command), ...remedies(end)]);
  }
  const output = readProcessOutput(end.stdout);
  if ("broken" in output) {
    throw failed(`does not give credentials: what it wrote ${output.broken}`, [
      'Make it write one JSON object with "Version": 1 and nothing else to stdout; messages belong on stderr.',
    ]);
  }
  const { credentials } = output;
  refuseExpired(
    {
      expiration: credentials.expiration,
      what: `What the credential_process of profile ${profile} gave`,
      code: "SOURCE_FAILED",
      hints: ["Renew what the process hands out, or clear its cache. Check this machine's clock."],
      data: { profile },
    },
    deps.clock,
  );
  const ofProfile = deps.profiles?.profiles.get(profile)?.settings.get("aws_account_id") || undefined;
  return { ...credentials, accountId: credentials.accountId ?? ofProfile };
}

function howItFailed({ ended, status, signal, cause }: CommandEnd, timeoutSeconds: number): string {
  switch (ended) {
    case "timed out":
      return `did not end within ${formatDuration(timeoutSeconds)}`;
    case "too much output":
      return `wrote more than ${sizeText(sizeLimits.processOutput)}`;
    case "too many errors":
      return `wrote more than ${sizeText(sizeLimits.processErrors)} to stderr`;
    case "by a signal":
      return `was ended by the signal ${signal}`;
    case "not started":
      return `could not be started (${cause instanceof Error && "code" in cause ? cause.code : "unknown reason"})`;
    case "by itself":
      return notFound(status) ? "was not found" : status === 126 ? "may not be executed" : `ended with status ${status}`;
  }
}

/** Programs of other tools, by their names. */
const tools: Readonly<Record<string, string>> = {
  "aws-vault": "aws-vault",
  "aws-sso": "aws-sso-cli",
  granted: "granted",
  assume: "granted",
  awsume: "awsume",
  saml2aws: "saml2aws",
  "gimme-aws-creds": "gimme-aws-creds",
  "aws-okta": "aws-okta",
  "okta-aws-cli": "okta-aws-cli",
  aws_signing_helper: "IAM Roles Anywhere",
  leapp: "Leapp",
};

/** Whose program it is: its sign-in is not one of ours. */
function ofTool(command: string): readonly string[] {
  const program = readProcessCommand(command, process.platform).program ?? "";
  const name =
    program
      .split(/[/\\]/)
      .at(-1)
      ?.replace(/\.(?:exe|cmd|bat|sh)$/i, "") ?? "";
  const tool = Object.hasOwn(tools, name) ? tools[name] : undefined;
  return tool === undefined ? [] : [`The program is that of ${tool}: install ${tool}, or sign in with it, and try again.`];
}

/** As the POSIX shell and `cmd.exe` say it. */
function notFound(status: number | undefined): boolean {
  return status === 127 || status === 9009;
}

function remedies({ ended, status }: CommandEnd): readonly string[] {
  if (ended === "by itself" && (notFound(status) || status === 126)) {
    return ["Name the program by its full path in credential_process; put a path with spaces into double quotes."];
  }
  return ["Run the command of credential_process by hand, to see what is wrong."];
}

function said({ stderr }: CommandEnd): string {
  const tail = safeTail(stderr).replace(/\.$/, "");
  return tail === "" ? "" : `: ${tail}`;
}
