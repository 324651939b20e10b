import { CredentialError, chooseProfile, type SignOutTarget } from "@aws-temp/core";
import * as Flags from "@oclif/core/flags";
import { BaseCommand } from "../base-command.ts";
import { namedProfile, profileArgs } from "../flags/profile-flags.ts";
import { ssoSessionFlags } from "../flags/sso-flags.ts";
import { profileOf } from "../prompts/profile-of.ts";
import { logoutJson, logoutLines } from "../render/logout.ts";
import { openSession, type Session } from "../session.ts";

/** `aws-temp logout` */
export class Logout extends BaseCommand {
  static override description =
    `Ends the sign-in that a profile uses, at AWS and on this machine, for all tools; and removes the cached
credentials that came from it. Role credentials that were handed out live on until they expire: AWS does not take them back.
Of a profile without a sign-in the cached credentials are removed. Profiles that login wrote stay.`;
  static override examples = [
    { description: "The sign-in that profile dev uses", command: "aws-temp logout dev" },
    { description: "An SSO session by its name", command: "aws-temp logout --sso-session acme" },
    { description: "Everything", command: "aws-temp logout --all" },
  ];
  static override jsonShape = "LogoutJson";
  static override args = profileArgs;
  static override flags = {
    ...ssoSessionFlags,
    all: Flags.boolean({ summary: "End every sign-in, and remove all cached credentials." }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Logout);
    const colours = this.coloursOf("stderr", flags);
    const session = openSession(flags, this.context, colours);
    const target = await this.#target(namedProfile(args.profile, flags.profile), flags, session);
    const ended = await this.context.interrupts.shield(() => session.resolver.signOut(target));
    if (flags.json) {
      this.printJson(logoutJson(ended));
    } else {
      this.tell(logoutLines(target, ended, colours));
    }
  }

  async #target(
    profile: string | undefined,
    { all, "sso-session": ssoSession }: { readonly all: boolean; readonly "sso-session"?: string | undefined },
    session: Session,
  ): Promise<SignOutTarget> {
    if ([profile, ssoSession, all || undefined].filter((named) => named !== undefined).length > 1) {
      throw new CredentialError("USAGE", "Name one of them: a profile, --sso-session, or --all.", {
        hints: ["See what there is: aws-temp logout --help"],
      });
    }
    if (all) return { all };
    if (ssoSession !== undefined) return { ssoSession };
    const { environment } = this.context;
    return { profile: chooseProfile({ profile: await profileOf(profile, session, this.context), environment }).name };
  }
}
