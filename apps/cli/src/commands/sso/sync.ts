import type { PlannedSsoSync, SsoSyncRequest } from "@aws-temp/core";
import { CredentialError } from "@aws-temp/core";
import { BaseCommand } from "../../base-command.ts";
import { namedProfile, profileArgs } from "../../flags/profile-flags.ts";
import { readRegion } from "../../flags/read-region.ts";
import { directoryRequest } from "../../flags/sso-flags.ts";
import { syncFlags } from "../../flags/sync-flags.ts";
import { confirm } from "../../prompts/confirm.ts";
import { bar } from "../../render/bar.ts";
import { syncDiff, syncJson, syncSummary, syncWarnings } from "../../render/sync.ts";
import { openSession } from "../../session.ts";

/** `aws-temp sso sync` */
export class SsoSync extends BaseCommand {
  static override description =
    `Makes a profile in the config file for each role that IAM Identity Center gives you, and keeps them up to date.
Only profiles that it made itself are ever changed or removed; comments, order and everything else in the file stay.
On a terminal the changes are shown and confirmed first. A script is not asked: there it does what it was told.`;
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
    const { template, role: roles, prune } = flags;
    const region = readRegion(flags.region);
    const colours = this.coloursOf("stderr", flags);
    const { resolver, interactive } = openSession(flags, this.context, colours);
    const { progress, interrupts } = this.context;
    const request: SsoSyncRequest = {
      ...directoryRequest(flags, namedProfile(args.profile, flags.profile)),
      ...{ template, region, roles, prune },
      onProgress: ({ accounts, accountsDone }) => progress.show(bar("Reading roles", accountsDone, accounts, "accounts")),
    };
    const planned = await resolver.planSsoSync(request);
    const { configFile } = await resolver.profiles();
    this.tell(syncWarnings(planned.sync, colours, this.context.home));
    const asks = interactive && !flags.yes && !flags.diff && planned.sync.changes.length > 0;
    if (flags.diff && !flags.json) this.print(syncDiff(planned.sync, this.coloursOf("stdout", flags)));
    if (asks) this.tell(syncDiff(planned.sync, colours));
    if (asks && !(await this.#agreed(planned))) throw new CredentialError("INTERRUPTED", "Nothing was changed.");
    const write = () => resolver.writeSsoSync(planned);
    const sync = flags.diff ? planned.sync : await interrupts.shield(write);
    if (flags.json) this.printJson(syncJson(sync, configFile, !flags.diff));
    else this.tell(syncSummary(sync, { configFile, written: !flags.diff, home: this.context.home }, colours));
  }

  #agreed({ sync }: PlannedSsoSync): Promise<boolean> {
    return this.context.progress.aside(() =>
      confirm(`Make ${sync.changes.length === 1 ? "this change" : "these changes"}?`, this.context),
    );
  }
}
