import * as Flags from "@oclif/core/flags";
import { BaseCommand } from "../base-command.ts";
import { chosenShell } from "../completion/chosen-shell.ts";
import { complete } from "../completion/complete.ts";
import { nameSources } from "../completion/name-sources.ts";
import { completionScripts } from "../completion/scripts.ts";
import { shellArgs } from "../flags/shell-args.ts";
import { openSession } from "../session.ts";

/** `aws-temp autocomplete` */
export class Autocomplete extends BaseCommand {
  static override description =
    `Prints a script that lets a shell complete commands, flags and the names of your profiles. shell-init includes it. The
script runs this command with --line or --complete each time.`;
  static override examples = [
    { description: "In ~/.bashrc", command: 'eval "$(aws-temp autocomplete bash)"' },
    { description: "In ~/.config/fish/config.fish", command: "aws-temp autocomplete fish | source" },
    { description: "What could follow", command: "aws-temp autocomplete fish --complete -- aws-temp login d" },
  ];
  static override jsonShape = "AutocompleteJson";
  static override strict = false;
  static override args = shellArgs;
  static override flags = {
    line: Flags.string({
      helpValue: "TEXT",
      summary: "Print the words that can complete this command line.",
      exclusive: ["complete"],
    }),
    complete: Flags.boolean({ summary: "Print the words that can replace the last word after `--`." }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Autocomplete);
    const shell = chosenShell(args.shell, this.context);
    if (flags.line === undefined && !flags.complete) {
      if (flags.json) this.printJson({ shell, script: completionScripts[shell], candidates: null });
      else this.print(completionScripts[shell]);
      return;
    }
    const words = this.argv.slice(this.argv.indexOf("--") + 1);
    const session = openSession({ ...flags, "no-input": true }, this.context, this.coloursOf("stderr", flags));
    const deps = { commands: this.context.commands, ...nameSources(session.resolver, this.context) };
    const { candidates, lines } = await complete(flags.line ?? words, shell, deps);
    if (flags.json) this.printJson({ shell, script: null, candidates });
    else this.print(lines.map((line) => `${line}\n`).join(""));
  }
}
