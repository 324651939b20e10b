import { unsetStatements } from "@aws-temp/core/formats";
import { BaseCommand } from "../base-command.ts";
import { unsetFormatFlags } from "../flags/format-flags.ts";
import { evaluationHint } from "../render/evaluation-hint.ts";
import { shellFormat } from "../shell-format.ts";

/** `aws-temp unset` */
export class Unset extends BaseCommand {
  static override description =
    `Prints statements that remove access keys, token, expiry, region and profile from the environment, whatever program set them.
The files do not change.`;
  static override examples = [
    { description: "Remove them from this shell (bash, zsh)", command: 'eval "$(aws-temp unset)"' },
    { description: "Out of this shell (PowerShell)", command: "aws-temp unset --format powershell | Invoke-Expression" },
  ];
  static override jsonShape = "UnsetJson";
  static override flags = unsetFormatFlags;

  async run(): Promise<void> {
    const { flags } = await this.parse(Unset);
    const format = flags.format ?? shellFormat(this.context);
    const statements = unsetStatements(format);
    if (flags.json) {
      this.printJson({ format, statements });
      return;
    }
    this.print(statements);
    if (this.context.stdout.isTTY) {
      const formatFlag = flags.format === undefined ? "" : ` --format ${flags.format}`;
      const hint = evaluationHint(format, `aws-temp unset${formatFlag}`);
      if (hint !== undefined) this.tell([this.coloursOf("stderr", flags).dim(hint)]);
    }
  }
}
