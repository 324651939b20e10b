import { heldCredentials } from "@aws-temp/core/sessions";
import { BaseCommand } from "../base-command.ts";
import { credentialFlags } from "../flags/credential-flags.ts";
import { profileArgs } from "../flags/profile-flags.ts";
import { cacheUse } from "../flags/values/plan-request.ts";
import { whoamiJson, whoamiLines } from "../render/whoami.ts";
import { requestOf } from "../request.ts";
import { openSession } from "../session.ts";

/** `aws-temp whoami` */
export class Whoami extends BaseCommand {
  static override description = `Asks STS (GetCallerIdentity) who the credentials of a profile belong to.
Without a profile, access keys in the environment come first, as with the AWS CLI. For an IAM user, the call uses the
access keys themselves, so it needs no MFA code.`;
  static override examples = [
    { description: "The credentials that this shell holds", command: "aws-temp whoami" },
    { description: "The account of a profile, for a script", command: "aws-temp whoami dev --json" },
  ];
  static override jsonShape = "WhoamiJson";
  static override args = profileArgs;
  static override flags = credentialFlags;

  async run(): Promise<void> {
    const input = await this.parse(Whoami);
    const { flags } = input;
    const session = openSession(flags, this.context, this.coloursOf("stderr", flags));
    const request = await requestOf(input, session, this.context, true);
    const { plan, ...caller } = await session.resolver.identify(request, cacheUse(flags));
    const own = plan.source.kind === "environment" && plan.source.profile === undefined && plan.steps.length === 0;
    const environmentProfile = own ? heldCredentials(this.context)?.profile : undefined;
    const identity = { ...caller, plan, environmentProfile };
    if (flags.json) {
      this.printJson(whoamiJson(identity));
    } else {
      this.print(whoamiLines(identity, this.coloursOf("stdout", flags)));
    }
  }
}
