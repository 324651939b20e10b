import { CredentialError } from "../../errors/credential-error.ts";
import { Secret } from "../../model/secret.ts";
import type { Environment } from "../../ports/environment.ts";
import { sizeLimits } from "../../reading/limits.ts";
import { readRegularFile } from "../../reading/read-file.ts";
import { UnfitFile } from "../../reading/unfit-file.ts";

/**
 * What the container endpoint wants as `Authorization`: the content of `AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE`, read again each
 * time, else `AWS_CONTAINER_AUTHORIZATION_TOKEN`; verbatim, so that a line break is an error as it is in the SDKs.
 *
 * @returns `undefined` when neither is set
 * @throws {CredentialError} `SOURCE_FAILED` when the file cannot be read or the value cannot be a header
 * @internal
 */
export async function containerAuthorization(environment: Environment, profile: string | undefined): Promise<Secret | undefined> {
  const file = environment["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"] || undefined;
  const token =
    file === undefined ? environment["AWS_CONTAINER_AUTHORIZATION_TOKEN"] || undefined : await readToken(file, profile);
  const from = file === undefined ? "AWS_CONTAINER_AUTHORIZATION_TOKEN" : `The token file ${file}`;
  if (token !== undefined && !/^[\t\x20-\x7e]+$/.test(token)) {
    throw new CredentialError("SOURCE_FAILED", `${from} holds a line break or another character that no header may hold.`, {
      profile,
      file,
      hints: ["Write the token without a line break at its end: printf %s TOKEN > FILE"],
    });
  }
  return token === undefined ? undefined : new Secret(token);
}

async function readToken(file: string, profile: string | undefined): Promise<string> {
  const text = await Promise.resolve(file)
    .then(read)
    .catch((cause: NodeJS.ErrnoException) => {
      const why =
        cause instanceof UnfitFile ? cause.is : cause.code === "ENOENT" ? "does not exist" : `cannot be read (${cause.code})`;
      throw new CredentialError("SOURCE_FAILED", `The token file ${file} ${why}.`, {
        profile,
        file,
        cause,
        hints: ["Correct AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE."],
      });
    });
  if (text === "") {
    throw new CredentialError("SOURCE_FAILED", `The token file ${file} is empty.`, {
      profile,
      file,
      hints: ["Check that the program that writes the token is running."],
    });
  }
  return text;
}

function read(file: string): string {
  return readRegularFile(file, { limit: sizeLimits.tokenFile }).toString("utf8");
}
