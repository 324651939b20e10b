import { CredentialError } from "@aws-temp/core";
import { exitStatus } from "@aws-temp/core/internal";
import type { SignOutTarget } from "@aws-temp/core/sessions";
import * as Flags from "@oclif/core/flags";
import { BaseCommand } from "../base-command.ts";
import { namedProfile, profileArgs } from "../flags/profile-flags.ts";
import { ssoSessionFlags } from "../flags/sso-flags.ts";
import { profileNameOf } from "../prompts/profile-of.ts";
import { logoutJson, logoutLines } from "../render/sign-in/logout.ts";
import { openSession, type Session } from "../session.ts";

/** `aws-temp logout` */
export class Logout extends BaseCommand {
  static override description =
    `Ends the sign-in of a profile, at AWS and on this machine, for all tools. It also removes the credentials that
came from the sign-in: cached credentials, and profiles that login wrote. Profiles of \`configure process\` have no credentials and stay. For a
profile without a sign-in, it removes only these credentials. AWS cannot revoke credentials: the output says which ones still work, and until when.`;
  static override examples = [
    { description: "The sign-in that profile dev uses", command: "aws-temp logout dev" },
    { description: "An SSO session by its name", command: "aws-temp logout --sso-session acme" },
    { description: "Everything", command: "aws-temp logout --all" },
  ];
  static override jsonShape = "LogoutJson";
  static override args = profileArgs;
  static override flags = {
    ...ssoSessionFlags,
    all: Flags.boolean({ summary: "End every sign-in, and remove all cached credentials and all profiles that login wrote." }),
    "keep-profiles": Flags.boolean({ summary: "Keep the profiles that login wrote to your files." }),
  };

  async run(): Promise<number> {
    const { args, flags } = await this.parse(Logout);
    const colours = this.coloursOf("stderr", flags);
    const session = openSession(flags, this.context, colours);
    const target = await this.#target(namedProfile(args.profile, flags.profile), flags, session);
    const options = { keepProfiles: flags["keep-profiles"] };
    const ended = await this.context.interrupts.shield(() => session.resolver.signOut(target, options));
    if (flags.json) {
      this.printJson(logoutJson(ended));
    } else {
      this.tell(logoutLines(target, ended, { colours, home: this.context.home, now: this.context.clock() }));
    }
    return ended.failed[0] === undefined ? 0 : exitStatus[ended.failed[0].class];
  }

  async #target(
    profile: string | undefined,
    { all, "sso-session": ssoSession }: { readonly all: boolean; readonly "sso-session"?: string | undefined },
    session: Session,
  ): Promise<SignOutTarget> {
    if ([profile, ssoSession, all || undefined].filter((named) => named !== undefined).length > 1) {
      throw new CredentialError("USAGE", "Pass one of them: a profile, --sso-session, or --all.", {
        hints: ["List what is available: aws-temp logout --help"],
      });
    }
    if (all) return { all };
    if (ssoSession !== undefined) return { ssoSession };
    return { profile: await profileNameOf(profile, session, this.context, "logout") };
  }
}
