import * as Flags from "@oclif/core/flags";
import { BaseCommand } from "../base-command.ts";
import { chosenShell } from "../completion/chosen-shell.ts";
import { shellArgs } from "../flags/shell-args.ts";
import { shellInit, startUpLines } from "../shell-init/scripts.ts";

/** `aws-temp shell-init` */
export class ShellInit extends BaseCommand {
  static override description =
    `Prints a script that adds the command awst and completion to your shell. awst NAME sets credentials in the
current shell and has the flags of export; awst --off removes them; awst alone lets you choose a profile. With
--directories, a file .aws-temp-profile in a folder names the profile for that folder and those below, once awst --trust has
trusted it: entering puts in credentials that need no question, leaving takes them away.`;
  static override examples = [
    { description: "In ~/.bashrc (the same for zsh)", command: 'eval "$(aws-temp shell-init bash)"' },
    { description: "In ~/.config/fish/config.fish", command: "aws-temp shell-init fish | source" },
    { description: "In PowerShell's $PROFILE", command: startUpLines.powershell },
    { description: "Once for Nushell, which reads it at each start", command: startUpLines.nushell },
  ];
  static override jsonShape = "ShellInitJson";
  static override args = shellArgs;
  static override flags = {
    directories: Flags.boolean({ summary: "Use the profile in the folder's trusted .aws-temp-profile." }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(ShellInit);
    const shell = chosenShell(args.shell, this.context);
    const script = shellInit(shell, flags);
    if (flags.json) {
      this.printJson({ shell, startUpLine: startUpLines[shell], script });
      return;
    }
    this.print(script);
    if (this.context.stdout.isTTY)
      this.tell([this.coloursOf("stderr", flags).dim(`Put into its start-up file: ${startUpLines[shell]}`)]);
  }
}
