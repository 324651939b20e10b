import { readJsonFields, readJsonObject, secretOf, textOf } from "../../model/json-object.ts";
import { Secret } from "../../model/secret.ts";
import { printTime } from "../../model/time/print-time.ts";
import { readExpiration } from "../../model/time/read-expiration.ts";
import { isVanityUrl } from "../sign-in/start-url.ts";
import type { SsoSession } from "../sso-session.ts";

/**
 * The token of a session, as it rests in the cache that all tools share.
 *
 * @internal
 */
export interface SsoToken {
  readonly accessToken: Secret;
  readonly expiresAt: Date;
  readonly startUrl: string | undefined;
  readonly region: string | undefined;
  readonly refreshToken: Secret | undefined;
  /** The client that the token was issued to, and the only one that can refresh it. */
  readonly clientId: string | undefined;
  readonly clientSecret: Secret | undefined;
  readonly registrationExpiresAt: Date | undefined;
}

/** The AWS CLI's names, in the AWS CLI's order. */
const fieldNames = [
  "startUrl",
  "region",
  "accessToken",
  "expiresAt",
  "clientId",
  "clientSecret",
  "registrationExpiresAt",
  "refreshToken",
] as const;

/**
 * Judges the text of a token file, whoever wrote it.
 *
 * @returns `undefined` when it holds no token: torn, foreign, a client registration
 * @internal
 */
export function parseToken(text: string): SsoToken | undefined {
  const field = readJsonFields(text);
  const accessToken = textOf(field?.("accessToken"));
  const expiresAt = readExpiration(field?.("expiresAt"));
  if (field === undefined || accessToken === undefined || expiresAt === undefined) {
    return undefined;
  }
  return {
    accessToken: new Secret(accessToken),
    expiresAt,
    startUrl: textOf(field("startUrl")),
    region: textOf(field("region")),
    refreshToken: secretOf(field("refreshToken")),
    clientId: textOf(field("clientId")),
    clientSecret: secretOf(field("clientSecret")),
    registrationExpiresAt: readExpiration(field("registrationExpiresAt")),
  };
}

/**
 * Writes a token as the AWS CLI does.
 *
 * @param before - the text that is replaced; fields of it that this tool does not know are kept
 * @internal
 */
export function printToken(token: SsoToken, before: string | undefined): string {
  const known = new Set(fieldNames.map((name) => name.toLowerCase()));
  const others = Object.entries(readJsonObject(before ?? "") ?? {}).filter(([name]) => !known.has(name.toLowerCase()));
  const fields: Record<(typeof fieldNames)[number], string | undefined> = {
    startUrl: token.startUrl,
    region: token.region,
    accessToken: token.accessToken.reveal(),
    expiresAt: printTime(token.expiresAt),
    clientId: token.clientId,
    clientSecret: token.clientSecret?.reveal(),
    registrationExpiresAt: token.registrationExpiresAt && printTime(token.registrationExpiresAt),
    refreshToken: token.refreshToken?.reveal(),
  };
  return JSON.stringify({ ...fields, ...Object.fromEntries(others) });
}

/**
 * Whether a token was issued for this session as it is configured now. A session's file keeps its name when the start URL under
 * that name is edited; the old instance's token must not be used for the new one.
 *
 * @internal
 */
export function belongsTo(token: SsoToken, { startUrl, region }: SsoSession): boolean {
  const vanity = isVanityUrl(startUrl);
  // Beside a vanity address, a file may name the address that it leads to, and that one's region.
  const sameUrl =
    token.startUrl === undefined ||
    comparable(token.startUrl) === comparable(startUrl) ||
    (vanity && !isVanityUrl(token.startUrl));
  return sameUrl && (vanity || token.region === undefined || token.region === region);
}

function comparable(url: string): string {
  return url.replace(/[/#]+$/, "").toLowerCase();
}
