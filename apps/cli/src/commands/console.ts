import { BaseCommand } from "../base-command.ts";
import { bookmarkNamed, changeBookmarks, isAboutBookmarks } from "../bookmarks.ts";
import { prepareHandOver } from "../browser/open-console.ts";
import { consoleFlags } from "../flags/console-flags.ts";
import { credentialFlags } from "../flags/credential-flags.ts";
import { profileArgs, profileFlags } from "../flags/profile-flags.ts";
import { cacheUse } from "../flags/values/plan-request.ts";
import { readDuration } from "../flags/values/read-duration.ts";
import { bookmarkChange, bookmarkLines, bookmarksJson, consoleJson, consoleLines, noBookmarks } from "../render/console.ts";
import { requestOf } from "../request.ts";
import { openSession } from "../session.ts";

/** `aws-temp console` */
export class Console extends BaseCommand {
  static override description =
    `Opens the AWS console in the browser, signed in with a profile's credentials. Without a profile, access keys in the environment
come first. With the keys of an IAM user, the console session is a federated user (GetFederationToken): --policy or --policy-arn must say
what it can do.`;
  static override examples = [
    { description: "The log groups of an account", command: "aws-temp console dev --service logs" },
    { description: "Two accounts side by side", command: "aws-temp console prod --firefox-container prod --container-color red" },
    { description: "To a browser on another machine", command: "aws-temp console prod --copy" },
  ];
  static override jsonShape = "ConsoleJson";
  static override flagsOfExport = Object.keys(credentialFlags).filter((name) => !(name in profileFlags));
  static override args = profileArgs;
  static override flags = { ...consoleFlags, ...credentialFlags };

  async run(): Promise<void> {
    const input = await this.parse(Console);
    const { flags } = input;
    const colours = this.coloursOf("stderr", flags);
    const { resolver, ...session } = openSession(flags, this.context, colours);
    const sessionSeconds = readDuration(flags["session-duration"], "--session-duration");
    const asked = await requestOf(input, { resolver, ...session }, this.context, true);
    const bookmarks = await resolver.bookmarks();
    const profileOf = async () => (await resolver.plan({ ...asked, policy: undefined, policyArns: undefined })).profile;
    if (isAboutBookmarks(flags)) {
      const profile = await profileOf();
      await changeBookmarks(flags, profile, bookmarks);
      const list = await bookmarks.list(profile);
      if (flags.json) this.printJson(bookmarksJson(profile, list));
      else if (!flags.bookmarks) this.tell([bookmarkChange(flags, profile, colours)]);
      else this.print(bookmarkLines(list, this.coloursOf("stdout", flags), this.width));
      if (!flags.json && flags.bookmarks && list.size === 0) this.tell([noBookmarks(profile)]);
      return;
    }
    const saved = flags.bookmark === undefined ? {} : await bookmarkNamed(flags.bookmark, await profileOf(), bookmarks);
    const target = { service: flags.service, destination: flags.destination, ...saved, region: asked.region ?? saved.region };
    const handOver = await prepareHandOver(flags, this.context);
    const signIn = await resolver.console({ ...asked, ...target, sessionSeconds }, cacheUse(flags));
    const handedOver = await handOver(signIn);
    if (flags.json) return this.printJson(consoleJson(signIn, handedOver));
    if (handedOver === "printed") this.print([signIn.url.reveal()]);
    this.tell(consoleLines(signIn, handedOver, colours, this.context.clock()));
  }
}
