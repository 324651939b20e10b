import { CredentialError } from "@aws-temp/core";
import * as Flags from "@oclif/core/flags";
import { BaseCommand } from "../../base-command.ts";
import { forgetDirectory, trustDirectory, writeDirectory } from "../../directory-profile.ts";
import { profileArgs } from "../../flags/profile-flags.ts";
import { shortenPath } from "../../render/text/shorten-path.ts";
import { openSession } from "../../session.ts";

/** `aws-temp configure directory` */
export class ConfigureDirectory extends BaseCommand {
  static override description =
    `Writes the name of a profile to .aws-temp-profile in this folder, and trusts the file. A shell with
shell-init --directories then uses that profile in this folder and the folders below. A file that someone else wrote is used only
after --trust, until it changes.`;
  static override examples = [
    { description: "This folder uses profile dev", command: "aws-temp configure directory dev" },
    { description: "Trust the file that came with a repository", command: "aws-temp configure directory --trust" },
    { description: "Away again", command: "aws-temp configure directory --remove" },
  ];
  static override jsonShape = "ConfigureDirectoryJson";
  static override args = profileArgs;
  static override flags = {
    trust: Flags.boolean({ summary: "Trust the file of this folder, or of the nearest folder above, with its present content." }),
    remove: Flags.boolean({ summary: "Remove the file of this folder.", exclusive: ["trust"] }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(ConfigureDirectory);
    const { resolver } = openSession(flags, this.context, this.coloursOf("stderr", flags));
    const input = { folder: process.cwd(), profile: args.profile };
    if (args.profile !== undefined && (flags.trust || flags.remove)) {
      throw new CredentialError("USAGE", "Do not pass a profile with --trust or --remove.", { hints: ["Leave the name away."] });
    }
    const deps = { ...this.context, resolver };
    const act = flags.trust ? trustDirectory : flags.remove ? forgetDirectory : writeDirectory;
    const done = await act(input, deps);
    if (flags.json) {
      this.printJson(done);
      return;
    }
    const file = shortenPath(done.file, this.context.home);
    if (done.removed) this.tell([`${file} is gone.`]);
    else
      this.tell([
        `${file} names profile ${done.profile}, and is trusted.`,
        "  Shells follow it that have: aws-temp shell-init --directories",
      ]);
  }
}
