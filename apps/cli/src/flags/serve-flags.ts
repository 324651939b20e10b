import { CredentialError } from "@aws-temp/core";
import * as Args from "@oclif/core/args";
import * as Flags from "@oclif/core/flags";

/** The profiles to serve. */
export const serveArgs = {
  "profile...": Args.string({
    description: "Profiles to serve; without one AWS_PROFILE, a picker, or `default`.",
    ignoreStdin: true,
  }),
};

/** How they are served. */
export const serveFlags = {
  port: Flags.integer({ helpValue: "PORT", min: 1, max: 65_535, summary: "Port of 127.0.0.1. Default: any free port." }),
  imds: Flags.boolean({ summary: "Serve one profile as the metadata service of an EC2 instance does (IMDSv2)." }),
};

/**
 * The profiles that were named on the command line, each once; `[undefined]` when none was.
 *
 * @throws {CredentialError} `USAGE` when argument and flag name different ones, or more are named than can be served
 */
export function namedProfiles(
  names: readonly string[],
  { profile, imds }: { readonly profile?: string | undefined; readonly imds: boolean },
): readonly [string | undefined, ...(string | undefined)[]] {
  if (profile !== undefined && names.some((name) => name !== profile)) {
    throw new CredentialError("USAGE", `Profiles are named as arguments, and ${profile} with --profile.`, {
      hints: ["Pass all of them as arguments."],
    });
  }
  const [first = profile, ...others] = new Set(names);
  if (imds && others.length > 0) {
    throw new CredentialError("USAGE", "An EC2 instance has one role, so --imds serves one profile.", {
      hints: ["Pass one profile, or omit --imds."],
    });
  }
  return [first, ...others];
}
