import { resolve } from "node:path";
import { CredentialError } from "@aws-temp/core";
import { typedProfile } from "@aws-temp/core/internal";
import { readProfileFile } from "@aws-temp/core/profiles";
import * as Flags from "@oclif/core/flags";
import type { AppContext } from "../app-context.ts";

/** The profile from a file of a folder, as `shell-init --directories` finds it. */
export const profileFileFlags = {
  "profile-file": Flags.string({
    helpValue: "PATH",
    summary: "Use the profile that this file names, if you trust it (see configure directory).",
    exclusive: ["profile"],
  }),
};

/**
 * The arguments, with the profile that a file names in place of one that is typed.
 *
 * @throws {CredentialError} `USAGE` when both are there, `FILE_NOT_TRUSTED`, `FILE_UNREADABLE`, `SYNTAX`
 */
export async function profileArgument(
  args: { readonly profile?: string | undefined },
  { "profile-file": path }: { readonly "profile-file"?: string | undefined },
  { environment, home }: Pick<AppContext, "environment" | "home">,
): Promise<{ readonly profile?: string | undefined }> {
  if (path === undefined) return args;
  if (args.profile !== undefined) {
    throw new CredentialError("USAGE", `Both profile ${args.profile} and --profile-file are given.`, {
      hints: ["Give one of them."],
    });
  }
  const { file, profile, trusted } = await readProfileFile(path, { environment, home });
  if (trusted) return { profile };
  throw new CredentialError("FILE_NOT_TRUSTED", `${file} names profile ${JSON.stringify(profile)}, and is not trusted.`, {
    file,
    hints: ["Trust its present content: awst --trust", "Or pass the name of a profile: awst NAME"],
  });
}

/**
 * An error as it is told to someone who entered a folder: they typed no command that could be run otherwise, and no name that could
 * be misspelt. Every other error, and every one without a file of a folder, as it is.
 *
 * @param profile - the one that the file names
 */
export function errorOfFolder(
  error: unknown,
  { "profile-file": path }: { readonly "profile-file"?: string | undefined },
  profile: string | undefined,
): unknown {
  if (path === undefined || profile === undefined || !(error instanceof CredentialError)) return error;
  const { code, message, data, hints, cause } = error;
  // One that a profile names stands in a line of the files.
  if (code === "PROFILE_NOT_FOUND" && data.line === undefined) {
    return new CredentialError(code, message, { ...data, file: resolve(path), hints, cause });
  }
  if (error.class !== "person-needed") return error;
  return new CredentialError(code, message, { ...data, hints: [`awst ${typedProfile(profile)}`], cause });
}
