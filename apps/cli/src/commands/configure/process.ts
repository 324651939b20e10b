import { typedProfileFlag } from "@aws-temp/core/internal";
import { type ConfiguredProcess, chooseProfile, configureProcess, unconfigureProcess } from "@aws-temp/core/profiles";
import * as Flags from "@oclif/core/flags";
import { BaseCommand } from "../../base-command.ts";
import { namedProfile, profileArgs, profileFlags } from "../../flags/profile-flags.ts";
import { readRegion } from "../../flags/values/read-region.ts";
import { processProgram } from "../../process-program.ts";
import { profileNameOf } from "../../prompts/profile-of.ts";
import { shortenPath } from "../../render/text/shorten-path.ts";
import { openSession } from "../../session.ts";

/** `aws-temp configure process` */
export class ConfigureProcess extends BaseCommand {
  static override description =
    `Writes profile NAME-temporary into the config file with a credential_process, so that every AWS tool gets
credentials of NAME when it needs them, and no credentials are in a file. Nothing else in the file changes.`;
  static override examples = [
    { description: "Profile prod-temporary, over prod", command: "aws-temp configure process prod" },
    { description: "Under another name", command: "aws-temp configure process prod --to work" },
    { description: "Away again", command: "aws-temp configure process prod --remove" },
  ];
  static override jsonShape = "ConfigureProcessJson";
  static override args = profileArgs;
  static override flags = {
    ...profileFlags,
    to: Flags.string({ helpValue: "NAME", summary: "Profile to write, instead of NAME-temporary." }),
    remove: Flags.boolean({ summary: "Remove the profile that was written." }),
    program: Flags.string({
      helpValue: "PATH",
      summary: "Path of aws-temp-credential-process. Default: the one next to this program or on the search path.",
      exclusive: ["remove"],
    }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(ConfigureProcess);
    const { environment, home, interrupts } = this.context;
    const named = namedProfile(args.profile, flags.profile);
    const { to } = flags;
    const region = readRegion(flags.region);
    const deps = { environment, home };
    if (flags.remove) {
      // What it was written over may be gone.
      const { name: profile } = chooseProfile({ profile: named, environment });
      const done = await interrupts.shield(() => unconfigureProcess({ profile, to }, deps));
      if (flags.json) this.printJson({ ...done, credentialProcess: null, region: null });
      else this.tell([this.#removed(done)]);
      return;
    }
    const program = processProgram(flags.program, this.context);
    const session = openSession(flags, this.context, this.coloursOf("stderr", flags));
    const profile = await profileNameOf(named, session, this.context, "configure process");
    const written = await interrupts.shield(() => configureProcess({ profile, to, region, program }, deps));
    if (flags.json) this.printJson({ ...written, removed: false });
    else this.tell(this.#written(written));
  }

  #removed({
    profile,
    configFile,
    removed,
  }: {
    readonly profile: string;
    readonly configFile: string;
    readonly removed: boolean;
  }) {
    const file = shortenPath(configFile, this.context.home);
    return removed ? `Profile ${profile} is gone from ${file}.` : `There is no profile ${profile} in ${file}.`;
  }

  #written({ profile, configFile, credentialProcess }: ConfiguredProcess): string[] {
    const { home } = this.context;
    return [
      `Profile ${profile} is in ${shortenPath(configFile, home)}:`,
      `  credential_process = ${credentialProcess}`,
      `  Next  aws s3 ls ${typedProfileFlag(profile)}`,
    ];
  }
}
