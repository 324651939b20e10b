import { BaseCommand } from "../../base-command.ts";
import { namedProfile, profileArgs } from "../../flags/profile-flags.ts";
import { directoryFlags, directoryRequest } from "../../flags/sso-flags.ts";
import { rolesJson, rolesTable } from "../../render/directory.ts";
import { bar } from "../../render/text/bar.ts";
import { count } from "../../render/text/count.ts";
import { openSession } from "../../session.ts";

/** `aws-temp sso roles` */
export class SsoRoles extends BaseCommand {
  static override description = `Lists the roles that IAM Identity Center gives you, in every account.
The list is complete, however many accounts you have, and about as fast as AWS allows.`;
  static override examples = [
    { description: "All your roles", command: "aws-temp sso roles" },
    { description: "In two accounts", command: "aws-temp sso roles --account 111122223333 --account 444455556666" },
  ];
  static override jsonShape = "SsoRolesJson";
  static override args = profileArgs;
  static override flags = directoryFlags;

  async run(): Promise<void> {
    const { args, flags } = await this.parse(SsoRoles);
    const request = directoryRequest(flags, namedProfile(args.profile, flags.profile));
    const { resolver } = openSession(flags, this.context, this.coloursOf("stderr", flags));
    const { progress } = this.context;
    const accounts = await resolver.ssoRoles({
      ...request,
      onProgress: ({ accounts: all, accountsDone }) => progress.show(bar("Reading roles", accountsDone, all, "accounts")),
    });
    if (flags.json) {
      this.printJson(rolesJson(accounts));
      return;
    }
    this.print(rolesTable(accounts, this.coloursOf("stdout", flags), this.width));
    const roles = accounts.reduce((sum, account) => sum + account.roles.length, 0);
    this.tell([`${count(roles, "role")} in ${count(accounts.length, "account")}.`]);
  }
}
