import { CredentialError } from "@aws-temp/core";
import * as Args from "@oclif/core/args";
import * as Flags from "@oclif/core/flags";

/** The profile as the first argument. */
export const profileArgs = {
  profile: Args.string({ description: "Profile to use; without it AWS_PROFILE, a picker, or `default`.", ignoreStdin: true }),
};

/** The profile as a flag, as the AWS CLI spells it, and the region. */
export const profileFlags = {
  profile: Flags.string({ char: "p", helpValue: "NAME", summary: "Profile to use, instead of the first argument." }),
  region: Flags.string({
    helpValue: "REGION",
    summary: "Region to use and to export, instead of the profile's: us-east-1, or use1.",
  }),
};

/**
 * The profile that was named on the command line; `undefined` when none was.
 *
 * @throws {CredentialError} `USAGE` when argument and flag name different ones
 */
export function namedProfile(argument: string | undefined, flag: string | undefined): string | undefined {
  if (argument !== undefined && flag !== undefined && argument !== flag) {
    throw new CredentialError("USAGE", `Two profiles are named: ${argument} as the argument and ${flag} with --profile.`, {
      hints: ["Name one of them."],
    });
  }
  return flag ?? argument;
}
