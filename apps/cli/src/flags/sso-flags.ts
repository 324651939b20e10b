import { CredentialError } from "@aws-temp/core";
import type { DirectoryRequest } from "@aws-temp/core/sso";
import * as Flags from "@oclif/core/flags";
import { profileFlags } from "./profile-flags.ts";
import { signInFlags } from "./sign-in-flags.ts";

/** Which SSO session is meant. */
export const ssoSessionFlags = {
  profile: profileFlags.profile,
  "sso-session": Flags.string({
    helpValue: "NAME",
    summary: "Name of an sso-session in the config file, instead of a profile.",
  }),
};

/** What reading the directory of IAM Identity Center takes. */
export const directoryFlags = {
  ...ssoSessionFlags,
  account: Flags.string({
    helpValue: "ID",
    multiple: true,
    multipleNonGreedy: true,
    summary: "Only this account (twelve digits); may be repeated.",
  }),
  ...signInFlags,
};

/** What {@link directoryFlags} parse to. */
interface DirectoryFlags {
  readonly "sso-session"?: string | undefined;
  readonly account?: readonly string[] | undefined;
}

/**
 * The directory that a command line means. With nothing named core takes the environment's profile, or the only SSO session.
 *
 * @param profile - as named by argument or flag
 * @throws {CredentialError} `USAGE` when a profile and a session are both named, `INVALID_VALUE` for what is no account id
 */
export function directoryRequest(flags: DirectoryFlags, profile: string | undefined): DirectoryRequest {
  const ssoSession = flags["sso-session"];
  if (profile !== undefined && ssoSession !== undefined) {
    throw new CredentialError("USAGE", `Both profile ${profile} and --sso-session ${ssoSession} are named.`, {
      hints: ["Name one of them."],
    });
  }
  const wrong = flags.account?.find((id) => !/^\d{12}$/.test(id));
  if (wrong !== undefined) {
    throw new CredentialError("INVALID_VALUE", `--account ${wrong} is not an account id.`, {
      hints: ["An account id has twelve digits; zeros in front count: --account 012345678901"],
    });
  }
  return { profile, ssoSession, accountIds: flags.account };
}
