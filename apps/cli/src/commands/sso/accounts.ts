import { BaseCommand } from "../../base-command.ts";
import { namedProfile, profileArgs } from "../../flags/profile-flags.ts";
import { directoryFlags, directoryRequest } from "../../flags/sso-flags.ts";
import { accountsJson, accountsTable } from "../../render/directory.ts";
import { count } from "../../render/text/count.ts";
import { openSession } from "../../session.ts";

/** `aws-temp sso accounts` */
export class SsoAccounts extends BaseCommand {
  static override description = `Lists the accounts of IAM Identity Center in which you are given a role.
Default: the profile of the environment, or the only sso-session of the config file.`;
  static override examples = [
    { description: "The accounts of the only SSO session", command: "aws-temp sso accounts" },
    {
      description: "Their ids, for a script",
      command: "aws-temp sso accounts --sso-session acme --json | jq -r '.accounts[].accountId'",
    },
  ];
  static override jsonShape = "SsoAccountsJson";
  static override args = profileArgs;
  static override flags = directoryFlags;

  async run(): Promise<void> {
    const { args, flags } = await this.parse(SsoAccounts);
    const request = directoryRequest(flags, namedProfile(args.profile, flags.profile));
    const { resolver } = openSession(flags, this.context, this.coloursOf("stderr", flags));
    const { progress } = this.context;
    const onProgress = ({ accounts }: { accounts: number }) => progress.show(`Reading accounts: ${accounts}`);
    const accounts = await resolver.ssoAccounts({ ...request, onProgress });
    if (flags.json) {
      this.printJson(accountsJson(accounts));
      return;
    }
    this.print(accountsTable(accounts, this.coloursOf("stdout", flags), this.width));
    this.tell([`${count(accounts.length, "account")}.`]);
  }
}
