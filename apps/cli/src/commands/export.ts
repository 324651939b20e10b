import { exportCredentials } from "@aws-temp/core";
import { typedProfile } from "@aws-temp/core/internal";
import { ownRegion } from "@aws-temp/core/plan";
import { BaseCommand } from "../base-command.ts";
import { credentialFlags } from "../flags/credential-flags.ts";
import { chosenFormat, formatFlags, nameFlags } from "../flags/format-flags.ts";
import { errorOfFolder, profileArgument, profileFileFlags } from "../flags/profile-file-flags.ts";
import { profileArgs } from "../flags/profile-flags.ts";
import { cacheUse } from "../flags/values/plan-request.ts";
import { evaluationHint } from "../render/evaluation-hint.ts";
import { requestOf } from "../request.ts";
import { openSession } from "../session.ts";

/** `aws-temp export` */
export class Export extends BaseCommand {
  static override description =
    `Prints credentials so that a shell can evaluate them or a program can read them. Every shell format first
removes variables that have precedence, such as AWS_PROFILE. Questions appear on the terminal even if stdout is captured.`;
  static override examples = [
    { description: "Into this shell (bash, zsh)", command: 'eval "$(aws-temp export dev)"' },
    { description: "Into this shell (fish)", command: "aws-temp export dev | source" },
    { description: "For a container", command: "aws-temp export dev --format docker > aws.env" },
  ];
  static override jsonShape = "CredentialsJson";
  static override args = profileArgs;
  static override flags = { ...formatFlags, ...nameFlags, ...profileFileFlags, ...credentialFlags };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Export);
    const format = chosenFormat(flags, this.context);
    const colours = this.coloursOf("stderr", flags);
    const session = openSession(flags, this.context, colours);
    const named = await profileArgument(args, flags, this.context);
    const request = await requestOf({ args: named, flags }, session, this.context);
    const { plan, credentials } = await session.resolver.resolve(request, cacheUse(flags)).catch((error: unknown) => {
      throw errorOfFolder(error, flags, named.profile);
    });
    // A section of the profile's own name would stand beside the long-term keys that it came from.
    const profile = format === "ini" ? (flags.name ?? `${plan.profile}-temporary`) : plan.profile;
    const shell = { ownRegion: ownRegion(this.context.environment) };
    this.print(exportCredentials({ credentials, region: plan.region, profile, secretName: flags.name, shell }, format));
    if (this.context.stdout.isTTY) {
      const formatFlag = flags.format === undefined ? "" : ` --format ${flags.format}`;
      const hint = evaluationHint(format, `aws-temp export ${typedProfile(plan.profile)}${formatFlag}`);
      if (hint !== undefined) this.tell([colours.dim(hint)]);
    }
  }
}
