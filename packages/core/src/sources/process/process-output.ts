import type { Credentials } from "../../model/credentials.ts";
import { readJsonObject } from "../../model/json-object.ts";
import { Secret } from "../../model/secret.ts";
import { readExpiration } from "../../model/time/read-expiration.ts";

/**
 * What a `credential_process` wrote, or in what it breaks the contract (aws-facts.md §6).
 *
 * @internal
 */
export type ProcessOutput =
  | { readonly credentials: Credentials }
  /** The rest of the sentence “what it wrote …”. Never a part of the output. */
  | { readonly broken: string };

/**
 * Reads the JSON document of a `credential_process`. `Version` must be the number 1; `Expiration` must be a moment where it is
 * given; other keys are ignored.
 *
 * @internal
 */
export function readProcessOutput(stdout: string): ProcessOutput {
  const document = readJsonObject(stdout);
  if (document === undefined) {
    return { broken: stdout.trim() === "" ? "is empty" : "is not one JSON object" };
  }
  if (document["Version"] !== 1) {
    const version = JSON.stringify(document["Version"]) ?? "";
    // Whatever is longer than a version number may be something else in the wrong place.
    return {
      broken: version === "" ? "has no Version" : `has Version ${version.length > 6 ? "…" : version} instead of the number 1`,
    };
  }
  const { AccessKeyId: id, SecretAccessKey: secret, SessionToken: token, Expiration: expires, AccountId: account } = document;
  if (typeof id !== "string" || id === "" || typeof secret !== "string" || secret === "") {
    return { broken: `has no ${typeof id === "string" && id !== "" ? "SecretAccessKey" : "AccessKeyId"}` };
  }
  if (!isAbsent(token) && typeof token !== "string") {
    return { broken: "has a SessionToken that is no text" };
  }
  const expiration = readExpiration(expires, { zoned: true });
  if (!isAbsent(expires) && expiration === undefined) {
    return { broken: "has an Expiration that is not a date and time with a time zone" };
  }
  return {
    credentials: {
      accessKeyId: id,
      secretAccessKey: new Secret(secret),
      sessionToken: token ? new Secret(token) : undefined,
      expiration,
      accountId: typeof account === "string" && account !== "" ? account : undefined,
    },
  };
}

function isAbsent(value: unknown): value is undefined | null | "" {
  return value === undefined || value === null || value === "";
}
