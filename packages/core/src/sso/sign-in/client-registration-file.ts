import { createHash } from "node:crypto";
import { join } from "node:path";
import { readJsonFields, textOf } from "../../model/json-object.ts";
import { Secret } from "../../model/secret.ts";
import { printTime } from "../../model/time/print-time.ts";
import { readExpiration } from "../../model/time/read-expiration.ts";
import type { SsoSession } from "../sso-session.ts";
import { ssoCacheFolder } from "../token/cache-file.ts";

/** Milliseconds. As the AWS CLI: what is about to expire is not worth a sign-in. */
const reuseWindow = 15 * 60 * 1000;

/**
 * What a client may obtain tokens with. AWS refuses clients that are registered for both (aws-facts.md §4, peers.md §3.11).
 *
 * @internal
 */
export type SsoGrant = "authorization-code" | "device-code";

/**
 * This tool, as IAM Identity Center knows it.
 *
 * @internal
 */
export interface ClientRegistration {
  readonly clientId: string;
  readonly clientSecret: Secret;
  readonly expiresAt: Date;
  readonly scopes: readonly string[];
  /** Absent in the device-code registrations of the AWS CLI. */
  readonly grantTypes: readonly string[] | undefined;
}

/**
 * Where the AWS CLI keeps the registration for a session: under the SHA-1 of what shapes it, in Python's spelling of JSON.
 * Source: aws-facts.md §4.
 *
 * @internal
 */
export function registrationFile(home: string, { name, startUrl, region, scopes }: SsoSession): string {
  const parts = [
    `"region": ${pythonJson(region)}`,
    `"scopes": [${scopes.map(pythonJson).join(", ")}]`,
    `"session_name": ${name === undefined ? "null" : pythonJson(name)}`,
    `"startUrl": ${pythonJson(startUrl)}`,
    `"tool": "botocore"`,
  ];
  const key = createHash("sha1")
    .update(`{${parts.join(", ")}}`)
    .digest("hex");
  return join(ssoCacheFolder(home), `${key}.json`);
}

/** Python escapes everything that is not printable ASCII, UTF-16 unit by unit. */
function pythonJson(text: string): string {
  return JSON.stringify(text).replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/**
 * Judges the text of a registration file, whoever wrote it.
 *
 * @returns `undefined` when it holds none
 * @internal
 */
export function parseRegistration(text: string): ClientRegistration | undefined {
  const field = readJsonFields(text);
  const clientId = textOf(field?.("clientId"));
  const clientSecret = textOf(field?.("clientSecret"));
  const expiresAt = readExpiration(field?.("expiresAt"));
  if (field === undefined || clientId === undefined || clientSecret === undefined || expiresAt === undefined) {
    return undefined;
  }
  return {
    clientId,
    clientSecret: new Secret(clientSecret),
    expiresAt,
    scopes: textsOf(field("scopes")) ?? [],
    grantTypes: textsOf(field("grantTypes")),
  };
}

/** @internal */
export function printRegistration({ clientId, clientSecret, expiresAt, scopes, grantTypes }: ClientRegistration): string {
  return JSON.stringify({ clientId, clientSecret: clientSecret.reveal(), expiresAt: printTime(expiresAt), scopes, grantTypes });
}

/**
 * Whether a registration that was found may be used once more.
 *
 * @param now - milliseconds since the epoch
 * @internal
 */
export function isReusable(registration: ClientRegistration, grant: SsoGrant, now: number): boolean {
  const forCode = registration.grantTypes?.includes("authorization_code") ?? false;
  return forCode === (grant === "authorization-code") && registration.expiresAt.getTime() - now >= reuseWindow;
}

function textsOf(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === "string") : undefined;
}
