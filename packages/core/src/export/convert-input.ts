import { CredentialError } from "../errors/credential-error.ts";
import { parseArn } from "../model/arn.ts";
import type { Credentials } from "../model/credentials.ts";
import { isObject, type JsonObject } from "../model/json-object.ts";
import { Secret } from "../model/secret.ts";
import { readExpiration } from "../model/time/read-expiration.ts";
import { parseAnswer } from "./parse-answer.ts";

/**
 * What `convert` read.
 *
 * @public
 */
export interface ConvertInput {
  readonly credentials: Credentials;
  /** Only our own `json` format names one. */
  readonly region: string | undefined;
}

/** Under which names the answers wrap their credentials: STS, SSO, a console sign-in's cache file. */
const wrappers = ["Credentials", "credentials", "RoleCredentials", "roleCredentials", "accessToken"] as const;

/** Each field's names, in the order of preference: STS and credential_process, containers and instances, SSO and our own `json`. */
const fields = {
  accessKeyId: ["AccessKeyId", "accessKeyId"],
  secretAccessKey: ["SecretAccessKey", "secretAccessKey"],
  sessionToken: ["SessionToken", "Token", "sessionToken"],
  expiration: ["Expiration", "expiration", "expiresAt"],
  accountId: ["AccountId", "accountId"],
} as const;

type Field = keyof typeof fields;

/**
 * Reads credentials out of JSON in any shape in which AWS and its tools print or keep them: the STS calls as the AWS CLI prints
 * them, with `Credentials` around or bare, `aws sso get-role-credentials`, `aws configure export-credentials` and every other
 * credential_process, the container and instance endpoints, the AWS CLI's cache files, and our own `json` format.
 *
 * A byte order mark and white space around are fine. So are credentials that have expired.
 *
 * @throws {CredentialError} `NOT_CREDENTIALS`, saying what is missing, and nothing of the input itself
 * @public
 */
export function readCredentialsJson(text: string): ConvertInput {
  const answer = parseAnswer(text);
  const inner = wrappers.map((name) => answer[name]).find(isObject) ?? answer;
  refuseLookalikes(answer, inner);
  const sessionToken = optional(inner, "sessionToken");
  const region = answer["region"];
  const credentials: Credentials = {
    accessKeyId: required(inner, "accessKeyId"),
    secretAccessKey: new Secret(required(inner, "secretAccessKey")),
    sessionToken: sessionToken === undefined ? undefined : new Secret(sessionToken),
    expiration: expirationOf(inner),
    accountId: accountOf(answer, inner),
  };
  return { credentials, region: typeof region === "string" && region !== "" ? region : undefined };
}

/** What resembles credentials and is something else; the reason is worth more than the name of the first missing field. */
function refuseLookalikes(answer: JsonObject, inner: JsonObject): void {
  if (present(answer, "Version") && answer["Version"] !== 1) {
    throw notCredentials("Version is not the number 1, the only version of credential_process output");
  }
  if (inner === answer && typeof answer["accessToken"] === "string") {
    throw notCredentials("it holds the access token of an SSO sign-in, which is not a key", [
      "aws sso get-role-credentials --output json --access-token … --role-name … --account-id …",
    ]);
  }
  if (!has(inner, "accessKeyId") && typeof answer["Code"] === "string" && typeof answer["Message"] === "string") {
    throw notCredentials("it is an endpoint's report of a failure");
  }
}

function required(object: JsonObject, field: Field): string {
  const value = optional(object, field);
  if (value === undefined) {
    throw notCredentials(`${fields[field][0]} is missing`);
  }
  return value;
}

/** Absent, `null` and empty are the same: some tools write empty texts for what they do not have. */
function optional(object: JsonObject, field: Field): string | undefined {
  const name = has(object, field);
  const value = name === undefined ? undefined : object[name];
  if (value === undefined || value === "") {
    return undefined;
  }
  if (typeof value !== "string") {
    throw notCredentials(`${name} is not a text`);
  }
  return value;
}

function expirationOf(object: JsonObject): Date | undefined {
  const name = has(object, "expiration");
  if (name === undefined || object[name] === "") {
    return undefined;
  }
  const expiration = readExpiration(object[name]);
  if (expiration === undefined) {
    throw notCredentials(`${name} is not a date: neither ISO 8601 nor seconds or milliseconds since the epoch`);
  }
  return expiration;
}

/** STS names the account in the ARN of whom it made: `arn:aws:sts::111122223333:assumed-role/Admin/session`. */
function accountOf(answer: JsonObject, inner: JsonObject): string | undefined {
  const named = optional(inner, "accountId");
  if (named !== undefined) {
    if (!/^\d{12}$/.test(named)) {
      throw notCredentials("AccountId is not twelve digits");
    }
    return named;
  }
  const user = [answer["AssumedRoleUser"], answer["FederatedUser"]].find(isObject);
  const arn = user?.["Arn"];
  return typeof arn === "string" ? parseArn(arn)?.accountId : undefined;
}

/** The name under which a field is there with a value. */
function has(object: JsonObject, field: Field): string | undefined {
  return fields[field].find((name) => present(object, name));
}

function present(object: JsonObject, name: string): boolean {
  return object[name] !== undefined && object[name] !== null;
}

function notCredentials(why: string, hints: readonly string[] = []): CredentialError {
  return new CredentialError("NOT_CREDENTIALS", `This is not an answer with credentials: ${why}`, { hints });
}
