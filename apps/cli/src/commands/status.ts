import * as Flags from "@oclif/core/flags";
import { BaseCommand } from "../base-command.ts";
import { promptOf } from "../held-prompt.ts";
import { watch } from "../prompts/watch.ts";
import { statusJson, statusSummary, statusTable } from "../render/status.ts";
import { openSession } from "../session.ts";

/** `aws-temp status` */
export class Status extends BaseCommand {
  static override description =
    `Lists what is active on this machine, and for how long: sign-ins, cached credentials, and the profiles that login
wrote. It reads files and makes no network calls. --watch draws the table again each second until you type q or Ctrl-C; where stdout is no terminal it prints once.
--prompt prints a short text for the prompt of this shell, such as \`dev 42m\`, or nothing if the shell has no credentials.`;
  static override examples = [
    { description: "What is active", command: "aws-temp status" },
    { description: "The same, drawn again each second", command: "aws-temp status --watch" },
    { description: "What this shell holds, in bash's prompt", command: "PS1='$(aws-temp status --prompt) \\$ '" },
  ];
  static override jsonShape = "StatusJson";
  static override flags = {
    watch: Flags.boolean({ char: "w", summary: "Draw the table again each second; q quits.", exclusive: ["json", "prompt"] }),
    prompt: Flags.boolean({ summary: "Print a short text for a shell's prompt instead.", exclusive: ["json"] }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Status);
    const { stdout, clock } = this.context;
    if (flags.prompt) {
      this.print(promptOf(this.context));
      return;
    }
    const colours = this.coloursOf("stdout", flags);
    const look = () => openSession(flags, this.context, this.coloursOf("stderr", flags)).resolver.alive();
    const draw = async () => {
      const alive = await look();
      const lines = statusTable(alive, { ...this.context, colours, now: clock(), width: this.width });
      return { alive, lines };
    };
    if (flags.watch && stdout.isTTY) {
      const seen = async () => await draw().then(({ alive, lines }) => (lines.length > 0 ? lines : statusSummary(alive)));
      await watch(seen, this.context, colours.dim("q quits"));
      return;
    }
    if (flags.json) {
      this.printJson(statusJson(await look(), clock()));
      return;
    }
    const { alive, lines } = await draw();
    this.print(lines);
    this.tell(statusSummary(alive));
  }
}
