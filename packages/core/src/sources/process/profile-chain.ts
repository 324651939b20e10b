import { CredentialError } from "../../errors/credential-error.ts";
import type { Environment } from "../../ports/environment.ts";

const variable = "_AWS_CLI_PROFILE_CHAIN";

/**
 * The environment for a `credential_process`, with the profile added to the AWS CLI's own list of profiles that are being
 * resolved. `aws configure export-credentials` refuses a profile that is on it, and so does this function: a process that asks
 * for the very profile it serves would start itself forever.
 *
 * @returns the environment to start the process with
 * @throws {CredentialError} `PROFILE_LOOP` when the profile is on the list already
 * @internal
 */
export function extendProfileChain(profile: string, environment: Environment): Environment {
  const chain = readRow(environment[variable] ?? "");
  if (chain.includes(profile)) {
    throw new CredentialError("PROFILE_LOOP", `The credential_process of profile ${profile} asks for profile ${profile} again.`, {
      profile,
      hints: [`Change credential_process so that it does not start from ${[...chain, profile].join(" → ")}.`],
    });
  }
  return { ...environment, [variable]: [...chain, profile].map(quote).join(",") };
}

/** One row of CSV, as Python's `csv` module writes and reads it. */
function readRow(row: string): string[] {
  const fields = row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g);
  return row === "" ? [] : [...fields].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "");
}

function quote(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
