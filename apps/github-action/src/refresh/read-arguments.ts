import { parseArgs } from "node:util";
import { CredentialError } from "@aws-temp/core/internal/cached";

/** @public */
export interface HelperArguments {
  readonly profile: string;
  /** Where the step left what the helper needs. */
  readonly folder: string;
}

/**
 * Reads the command line that the step wrote into a profile.
 *
 * @throws {CredentialError} `USAGE`
 * @public
 */
export function readArguments(argv: readonly string[]): HelperArguments {
  const options = { profile: { type: "string" }, from: { type: "string" } } as const;
  try {
    const { profile, from } = parseArgs({ args: [...argv], options }).values;
    if (profile && from) return { profile, folder: from };
  } catch (cause) {
    throw usage(cause);
  }
  throw usage(undefined);
}

function usage(cause: unknown): CredentialError {
  return new CredentialError("USAGE", "AWS SDKs start this program for a profile of the job.", {
    cause,
    hints: ["credential-process.mjs --profile NAME --from FOLDER"],
  });
}
