import { CredentialError } from "../errors/credential-error.ts";
import { sizeLimits } from "../reading/limits.ts";
import { readRegularFile } from "../reading/read-file.ts";
import { UnfitFile } from "../reading/unfit-file.ts";

/**
 * Reads the certificates that `ca_bundle` or `AWS_CA_BUNDLE` names. They replace the built-in ones, as in the SDKs.
 *
 * @param file - a path, taken as it is
 * @throws {CredentialError} `FILE_UNREADABLE` when it cannot be read, `INVALID_VALUE` when it holds no PEM certificate
 * @internal
 */
export async function readCaBundle(file: string, profile: string | undefined): Promise<string> {
  const text = await Promise.resolve(file)
    .then(read)
    .catch((cause: NodeJS.ErrnoException) => {
      const why =
        cause instanceof UnfitFile ? cause.is : cause.code === "ENOENT" ? "does not exist" : `cannot be read (${cause.code})`;
      throw new CredentialError("FILE_UNREADABLE", `The CA bundle ${file}${ofProfile(profile)} ${why}.`, {
        profile,
        file,
        cause,
        hints: ["Correct ca_bundle in the profile, or AWS_CA_BUNDLE, or remove it to trust the built-in certificates."],
      });
    });
  if (!/-----BEGIN (?:TRUSTED )?CERTIFICATE-----/.test(text)) {
    throw new CredentialError("INVALID_VALUE", `The CA bundle ${file}${ofProfile(profile)} holds no certificate in PEM form.`, {
      profile,
      file,
      hints: [
        "Name a file whose certificates begin with -----BEGIN CERTIFICATE-----.",
        "Turn a DER file into one: openssl x509 -inform der -in FILE -out FILE.pem",
      ],
    });
  }
  return text;
}

function read(file: string): string {
  return readRegularFile(file, { limit: sizeLimits.userFile }).toString("utf8");
}

function ofProfile(profile: string | undefined): string {
  return profile === undefined ? "" : ` of profile ${profile}`;
}
