import type { Credentials, Environment } from "@aws-temp/core";
import type { PublishInputs } from "../inputs/inputs.ts";
import type { Publication } from "./publication.ts";

/** @public */
export interface VariablesInput {
  readonly publication: Publication;
  readonly publish: PublishInputs;
  /** The job's variables as the step found them: those that would belie the new ones are set, too. */
  readonly before: Environment;
  /** Files that later steps do not find by themselves. */
  readonly files: { readonly configFile: string; readonly credentialsFile: string } | undefined;
}

/**
 * The variables that later steps get, in the order in which they are exported. Empty stands for none.
 *
 * @public
 */
export function variablesOf({ publication, publish, before, files }: VariablesInput): readonly (readonly [string, string])[] {
  const { region, main, exportsCredentials, exportsProfile, profiles } = publication;
  const set: [string, string][] = [];
  if (publish.env && region !== undefined) set.push(["AWS_DEFAULT_REGION", region], ["AWS_REGION", region]);
  if (publish.env && exportsCredentials && main !== undefined) set.push(...keysOf(main.credentials, publish, before));
  if (publish.env && exportsProfile !== undefined) {
    if (profiles.some(({ credentialProcess }) => credentialProcess !== undefined)) set.push(...noKeys(before));
    set.push(["AWS_PROFILE", exportsProfile]);
  }
  if (files !== undefined) {
    set.push(["AWS_CONFIG_FILE", files.configFile], ["AWS_SHARED_CREDENTIALS_FILE", files.credentialsFile]);
  }
  return set;
}

function keysOf(credentials: Credentials, publish: PublishInputs, before: Environment): [string, string][] {
  const { accessKeyId, secretAccessKey, sessionToken, expiration } = credentials;
  const token = sessionToken?.reveal() ?? "";
  const end = publish.expiration ? (expiration?.toISOString() ?? "") : "";
  return [
    ["AWS_ACCESS_KEY_ID", accessKeyId],
    ["AWS_SECRET_ACCESS_KEY", secretAccessKey.reveal()],
    ...(token !== "" || before["AWS_SESSION_TOKEN"] ? [["AWS_SESSION_TOKEN", token] as [string, string]] : []),
    // boto3 believes the older name first, be it empty; and an end that belongs to other keys.
    ...(before["AWS_SECURITY_TOKEN"] !== undefined ? [["AWS_SECURITY_TOKEN", token] as [string, string]] : []),
    ...(end !== "" || before["AWS_CREDENTIAL_EXPIRATION"] ? [["AWS_CREDENTIAL_EXPIRATION", end] as [string, string]] : []),
  ];
}

/** Keys in variables would win over a profile that renews itself. */
function noKeys(before: Environment): [string, string][] {
  const always = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"];
  const others = ["AWS_SECURITY_TOKEN", "AWS_CREDENTIAL_EXPIRATION"].filter((name) => before[name]);
  return [...always, ...others].map((name) => [name, ""]);
}
