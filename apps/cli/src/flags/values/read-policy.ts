import { join } from "node:path";
import { CredentialError } from "@aws-temp/core";
import { readRegularFile, sizeLimits, UnfitFile } from "@aws-temp/core/internal/store";

const filePrefix = "file://";

/**
 * The text of a session policy from `--policy`: JSON as it is, or the content of `file://PATH`, as the AWS CLI takes it.
 *
 * @param home - what `~` stands for in a path
 * @throws {CredentialError} `INVALID_VALUE` when the file cannot be read
 */
export async function readPolicy(value: string | undefined, home: string): Promise<string | undefined> {
  if (value === undefined || !value.startsWith(filePrefix)) return value;
  const path = value.slice(filePrefix.length).replace(/^~(?=[/\\])/, () => home);
  try {
    return readRegularFile(path, { limit: sizeLimits.tokenFile }).toString("utf8").trim();
  } catch (error) {
    throw new CredentialError(
      "INVALID_VALUE",
      `The policy file ${path} ${error instanceof UnfitFile ? error.is : "cannot be read"}.`,
      {
        file: path,
        cause: error,
        hints: [`Name a file that exists: --policy file://${join(home, "policy.json")}, or give the JSON itself.`],
      },
    );
  }
}
