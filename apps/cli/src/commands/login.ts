import * as Flags from "@oclif/core/flags";
import { BaseCommand } from "../base-command.ts";
import { credentialFlags } from "../flags/credential-flags.ts";
import { profileArgs } from "../flags/profile-flags.ts";
import { cacheUse } from "../flags/values/plan-request.ts";
import { identityOf, loginJson, loginLines } from "../render/sign-in/login.ts";
import { signedInJson, signedInLines } from "../render/sign-in/signed-in.ts";
import { requestOf } from "../request.ts";
import { openSession } from "../session.ts";
import { nobodyReached, signInRequested } from "../sign-in-requested.ts";

/** `aws-temp login` */
export class Login extends BaseCommand {
  static override description = `Writes the credentials as profile NAME-temporary, which every AWS tool can use at once.
Nothing else in the files changes. Active credentials are reused, so a second login asks no questions. For a profile of IAM Identity Center or console
login, the browser opens; the AWS CLI and the SDKs use the same sign-in. For a profile with a sign-in and no role, login only signs in.`;
  static override examples = [
    { description: "Credentials of profile dev, as profile dev-temporary", command: "aws-temp login dev" },
    { description: "A role for eight hours, with the MFA code spent on the role", command: "aws-temp login admin --duration 8h" },
    { description: "Under another name", command: "aws-temp login dev --to work" },
  ];
  static override jsonShape = "LoginJson";
  static override args = profileArgs;
  static override flags = {
    ...credentialFlags,
    to: Flags.string({ helpValue: "NAME", summary: "Profile to write, instead of NAME-temporary.", exclusive: ["no-write"] }),
    "no-write": Flags.boolean({ summary: "Cache the credentials and do not change any file." }),
  };

  async run(): Promise<void> {
    const input = await this.parse(Login);
    const { flags } = input;
    const colours = this.coloursOf("stderr", flags);
    const requested = await signInRequested(flags, this.context);
    const session = openSession(flags, this.context, colours, requested);
    const request = await requestOf(input, session, this.context);
    const signedIn = await session.resolver.signInOnly(request, cacheUse(flags));
    if (signedIn !== undefined) {
      if (flags.json) this.printJson(signedInJson(signedIn));
      else this.tell(signedInLines(signedIn, colours, this.context));
      return;
    }
    if (!flags["no-write"]) await session.resolver.checkTarget(request, flags.to);
    const resolved = await session.resolver
      .resolve(request, cacheUse(flags))
      .catch((error: unknown) => Promise.reject(requested ? error : nobodyReached(error)));
    // Before anything is written: credentials that AWS refuses are no login.
    const identity = await identityOf(resolved, () => session.resolver.identify(request));
    const write = () => session.resolver.write(resolved, flags.to);
    const written = flags["no-write"] ? undefined : await this.context.interrupts.shield(write);
    const result = { resolved, written, identity };
    if (flags.json) {
      this.printJson(loginJson(result));
    } else {
      this.tell(loginLines(result, colours, this.context));
    }
  }
}
