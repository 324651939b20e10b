import { BaseCommand } from "../../base-command.ts";
import { namedProfile, profileArgs } from "../../flags/profile-flags.ts";
import { directoryRequest } from "../../flags/sso-flags.ts";
import { syncFlags } from "../../flags/sync-flags.ts";
import { readRegion } from "../../flags/values/read-region.ts";
import { agreeToSync } from "../../prompts/agree-to-sync.ts";
import { showInPager } from "../../prompts/pager.ts";
import { leftOver, syncDiff, syncJson, syncPlan, syncSummary, syncWarnings } from "../../render/sync.ts";
import { bar } from "../../render/text/bar.ts";
import { terminalWidth } from "../../render/text/width.ts";
import { openSession } from "../../session.ts";

/** `aws-temp sso sync` */
export class SsoSync extends BaseCommand {
  static override description =
    `Writes a profile to the config file for each role that you have in IAM Identity Center, and keeps them up to date.
It changes and removes only profiles that it wrote itself. Comments, order and everything else in the file do not change.
On a terminal it shows how many profiles change in each account, and asks first; d shows each line. --diff shows each line and changes
nothing. Long diffs go to the pager of AWS_PAGER or PAGER. A script is not asked: there it does what it was told.`;
  static override examples = [
    { description: "See what would change", command: "aws-temp sso sync --diff" },
    { description: "All roles, with a region", command: "aws-temp sso sync --region eu-central-1" },
    {
      description: "Read-only roles, called by account alone",
      command: "aws-temp sso sync --role '*ReadOnly*' --template '{account_name}'",
    },
  ];
  static override jsonShape = "SsoSyncJson";
  static override args = profileArgs;
  static override flags = syncFlags;

  async run(): Promise<void> {
    const { args, flags } = await this.parse(SsoSync);
    const colours = this.coloursOf("stderr", flags);
    const { resolver, interactive } = openSession(flags, this.context, colours);
    const { home, stderr, progress, interrupts } = this.context;
    const planned = await resolver.planSsoSync({
      ...directoryRequest(flags, namedProfile(args.profile, flags.profile)),
      ...{ template: flags.template, region: readRegion(flags.region), roles: flags.role, prune: flags.prune },
      onProgress: ({ accounts, accountsDone }) => progress.show(bar("Reading roles", accountsDone, accounts, "accounts")),
    });
    const { configFile } = await resolver.profiles();
    const canvas = { configFile, home, colours, width: terminalWidth(stderr) };
    this.tell(syncWarnings(planned.sync, colours, home));
    if (flags.diff) {
      if (flags.json) return this.printJson(syncJson(planned.sync, configFile, false));
      this.tell([...syncPlan(planned.sync, canvas), ...leftOver(planned.sync)]);
      const diff = syncDiff(planned.sync, this.coloursOf("stdout", flags));
      if (!interactive || !(await showInPager(diff, "stdout", this.context))) this.print(diff);
      return;
    }
    if (interactive && !flags.yes && planned.sync.changes.length > 0) {
      this.tell(syncPlan(planned.sync, canvas));
      await progress.aside(() => agreeToSync(planned.sync, colours, this.context));
    }
    const sync = await interrupts.shield(() => resolver.writeSsoSync(planned));
    if (flags.json) this.printJson(syncJson(sync, configFile, true));
    else this.tell(syncSummary(sync, canvas));
  }
}
