import type { Credentials } from "../../model/credentials.ts";
import { asObject, readJsonObject, secretOf, textOf } from "../../model/json-object.ts";
import type { Secret } from "../../model/secret.ts";
import { printTime } from "../../model/time/print-time.ts";
import { readExpiration } from "../../model/time/read-expiration.ts";

/**
 * A console session as it rests in the cache that all tools share: the credentials of the moment, and what the next ones are
 * obtained with.
 *
 * @internal
 */
export interface SigninToken {
  readonly accessKeyId: string;
  readonly secretAccessKey: Secret;
  readonly sessionToken: Secret;
  readonly accountId: string | undefined;
  /** When the credentials end, not the session. */
  readonly expiresAt: Date;
  /** The client that the session was begun with: for the same device, or across devices. */
  readonly clientId: string;
  /** Each one is good for one renewal, which gives the next. */
  readonly refreshToken: Secret;
  /** Only a sign-in gives one. */
  readonly idToken: Secret | undefined;
  /** The private key that the session is bound to, as PEM. */
  readonly dpopKey: Secret;
  /** The region that was signed in to; the AWS CLI does not write it. */
  readonly signInRegion: string | undefined;
}

/**
 * Judges the text of a session's file, whoever wrote it.
 *
 * @returns `undefined` when it holds no session: torn, foreign, or without a part that renewing needs
 * @internal
 */
export function parseSigninToken(text: string): SigninToken | undefined {
  const file = readJsonObject(text);
  const access = asObject(file?.["accessToken"]);
  const accessKeyId = textOf(access?.["accessKeyId"]);
  const secretAccessKey = secretOf(access?.["secretAccessKey"]);
  const sessionToken = secretOf(access?.["sessionToken"]);
  const expiresAt = readExpiration(access?.["expiresAt"]);
  const clientId = textOf(file?.["clientId"]);
  const refreshToken = secretOf(file?.["refreshToken"]);
  const dpopKey = secretOf(file?.["dpopKey"]);
  if (
    accessKeyId === undefined ||
    secretAccessKey === undefined ||
    sessionToken === undefined ||
    expiresAt === undefined ||
    clientId === undefined ||
    refreshToken === undefined ||
    dpopKey === undefined
  ) {
    return undefined;
  }
  return {
    accessKeyId,
    secretAccessKey,
    sessionToken,
    accountId: textOf(access?.["accountId"]),
    expiresAt,
    clientId,
    refreshToken,
    idToken: secretOf(file?.["idToken"]),
    dpopKey,
    signInRegion: textOf(file?.["signInRegion"]),
  };
}

/**
 * Writes a session in the AWS CLI's fields.
 *
 * @param before - the text that is replaced; fields of it that this tool does not know are kept
 * @internal
 */
export function printSigninToken(token: SigninToken, before: string | undefined): string {
  const file = readJsonObject(before ?? "");
  return JSON.stringify({
    ...file,
    accessToken: {
      ...asObject(file?.["accessToken"]),
      accessKeyId: token.accessKeyId,
      secretAccessKey: token.secretAccessKey.reveal(),
      sessionToken: token.sessionToken.reveal(),
      accountId: token.accountId,
      expiresAt: printTime(token.expiresAt),
    },
    tokenType: "aws_sigv4",
    clientId: token.clientId,
    refreshToken: token.refreshToken.reveal(),
    idToken: token.idToken?.reveal(),
    dpopKey: token.dpopKey.reveal(),
    signInRegion: token.signInRegion,
  });
}

/**
 * The credentials of a session.
 *
 * @internal
 */
export function credentialsOf(token: SigninToken): Credentials {
  const { accessKeyId, secretAccessKey, sessionToken, accountId, expiresAt } = token;
  return { accessKeyId, secretAccessKey, sessionToken, accountId, expiration: expiresAt };
}

/**
 * When credentials end that AWS gave so many seconds to live: to the whole second, as the file keeps it, so that whoever obtained
 * them and whoever reads them later tell the same.
 *
 * @internal
 */
export function endOf(expiresIn: number, now: number): Date {
  return new Date(Math.floor(now / 1000 + expiresIn) * 1000);
}

/**
 * Whether a session's credentials live for some seconds more.
 *
 * @param now - milliseconds since the epoch
 * @internal
 */
export function lives({ expiresAt }: SigninToken, seconds: number, now: number): boolean {
  return expiresAt.getTime() - now > seconds * 1000;
}

/**
 * Whether these are the same credentials: nothing was renewed in between.
 *
 * @internal
 */
export function isSame(one: SigninToken, other: SigninToken | undefined): boolean {
  return one.sessionToken.reveal() === other?.sessionToken.reveal();
}
