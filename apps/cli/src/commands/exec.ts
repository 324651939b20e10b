import { programEnvironment } from "@aws-temp/core";
import { BaseCommand } from "../base-command.ts";
import { changedEnvironment } from "../exec/changed-environment.ts";
import { profileForSdks } from "../exec/profile-for-sdks.ts";
import { runProgram } from "../exec/run-program.ts";
import { missingSeparator, splitCommand } from "../exec/split-command.ts";
import { subshell } from "../exec/subshell.ts";
import { credentialFlags } from "../flags/credential-flags.ts";
import { execFlags } from "../flags/exec-flags.ts";
import { cacheUse } from "../flags/plan-request.ts";
import { profileArgs } from "../flags/profile-flags.ts";
import { requestOf } from "../request.ts";
import { openSession } from "../session.ts";

/** `aws-temp exec` */
export class Exec extends BaseCommand {
  static override description =
    `Runs a command with credentials in its environment, from which every other trace of AWS credentials is removed. No
shell is involved; streams, signals and the exit status are the command's own (127: not found, 126: cannot be started). Without a command, starts a shell.
Inside another exec it simply replaces that one's credentials.`;
  static override examples = [
    { description: "One command", command: "aws-temp exec dev -- aws s3 ls" },
    { description: "A shell, left with exit", command: "aws-temp exec prod-admin" },
    { description: "A pipeline needs a shell", command: "aws-temp exec dev -- sh -c 'aws s3 ls | wc -l'" },
  ];
  static override jsonShape = "ExecJson";
  static override trailing = ["[-- COMMAND...]"];
  static override args = profileArgs;
  static override flags = { ...execFlags, ...credentialFlags };

  async run(): Promise<number> {
    const { own, command = subshell(this.context) } = splitCommand(this.argv);
    const input = await this.parse(Exec, own).catch((error: unknown) => Promise.reject(missingSeparator(error)));
    const { flags } = input;
    const session = openSession(flags, this.context, this.coloursOf("stderr", flags));
    const request = await requestOf(input, session, this.context);
    const { environment, platform } = this.context;
    if (flags["as-profile"]) {
      const { profile, region } = await profileForSdks(request, flags, session);
      const change = programEnvironment({ kind: "profile", profile }, region);
      return await runProgram(command, changedEnvironment(environment, change, { profile, platform }), this.context);
    }
    const { plan, credentials } = await session.resolver.resolve(request, cacheUse(flags));
    const change = programEnvironment({ kind: "keys", credentials }, plan.region);
    const { profile } = plan;
    return await runProgram(command, changedEnvironment(environment, change, { profile, platform }), this.context);
  }
}
