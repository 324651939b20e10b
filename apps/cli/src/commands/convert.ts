import { text } from "node:stream/consumers";
import { CredentialError, exportCredentials } from "@aws-temp/core";
import { readCredentialsJson } from "@aws-temp/core/formats";
import * as Flags from "@oclif/core/flags";
import { BaseCommand } from "../base-command.ts";
import { chosenFormat, formatFlags, nameFlags } from "../flags/format-flags.ts";
import { readRegion } from "../flags/values/read-region.ts";

/** `aws-temp convert` */
export class Convert extends BaseCommand {
  static override description =
    `Reads the answer of any STS call, or the output of a credential_process, from stdin, and prints it in a format.
It makes no call to AWS.`;
  static override examples = [
    {
      description: "What the AWS CLI obtained, into this shell",
      command: 'eval "$(aws sts assume-role --role-arn ARN --role-session-name me | aws-temp convert --format sh)"',
    },
    {
      description: "What a credential_process prints, as an env-file",
      command: "helper --profile dev | aws-temp convert -f docker",
    },
  ];
  static override jsonShape = "CredentialsJson";
  static override flags = {
    ...formatFlags,
    ...nameFlags,
    region: Flags.string({ helpValue: "REGION", summary: "Region to export with the credentials." }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Convert);
    const format = chosenFormat(flags, this.context);
    const asked = readRegion(flags.region);
    const { stdin } = this.context;
    if (stdin.isTTY) {
      throw new CredentialError("USAGE", "convert reads credentials from stdin, and stdin is the terminal.", {
        hints: ["Pipe them in: aws sts get-session-token | aws-temp convert --format sh"],
      });
    }
    const { credentials, region } = readCredentialsJson(await text(stdin));
    const { expiration } = credentials;
    if (expiration !== undefined && expiration.getTime() <= this.context.clock()) {
      const colours = this.coloursOf("stderr", flags);
      this.tell([`${colours.yellow("Warning:")} These credentials expired at ${expiration.toISOString()}.`]);
    }
    const { name } = flags;
    this.print(exportCredentials({ credentials, region: asked ?? region, profile: name, secretName: name }, format));
  }
}
