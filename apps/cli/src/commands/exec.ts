import { BaseCommand } from "../base-command.ts";
import { handOver } from "../exec/hand-over.ts";
import { runProgram } from "../exec/run-program.ts";
import { missingSeparator, splitCommand } from "../exec/split-command.ts";
import { subshell } from "../exec/subshell.ts";
import { credentialFlags } from "../flags/credential-flags.ts";
import { execFlags } from "../flags/exec-flags.ts";
import { profileArgs } from "../flags/profile-flags.ts";
import { subshellLine } from "../render/subshell.ts";
import { requestOf } from "../request.ts";
import { isInteractive } from "../session.ts";

/** `aws-temp exec` */
export class Exec extends BaseCommand {
  static override description =
    `Runs a command with credentials in its environment, and removes all other AWS credentials from it. It uses no
shell. Streams, signals and the exit status are those of the command (127: not found, 126: cannot be started). Without a command, it starts a shell.
Inside another exec, it replaces the credentials.`;
  static override examples = [
    { description: "One command", command: "aws-temp exec dev -- aws s3 ls" },
    { description: "A shell, left with exit", command: "aws-temp exec prod-admin" },
    {
      description: "A long run, with credentials that renew themselves",
      command: "aws-temp exec prod-admin --server -- terraform apply",
    },
    { description: "A pipeline needs a shell", command: "aws-temp exec dev -- sh -c 'aws s3 ls | wc -l'" },
  ];
  static override jsonShape = "ExecJson";
  static override trailing = ["[-- COMMAND...]"];
  static override args = profileArgs;
  static override flags = { ...execFlags, ...credentialFlags };

  async run(): Promise<number> {
    const { own, command } = splitCommand(this.argv);
    const input = await this.parse(Exec, own).catch((error: unknown) => Promise.reject(missingSeparator(error)));
    const { flags } = input;
    const colours = this.coloursOf("stderr", flags);
    const given = await handOver((session) => requestOf(input, session, this.context), flags, colours, this.context);
    const inShell = command === undefined && !flags.json && isInteractive(this.context, false);
    if (inShell) this.tell([colours.dim(subshellLine(given, this.context.clock()))]);
    try {
      return await runProgram(command ?? subshell(this.context), given.environment, this.context);
    } finally {
      await given.close();
    }
  }
}
