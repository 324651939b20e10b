import { createHash, generateKeyPairSync, type KeyObject, randomBytes, randomUUID, sign } from "node:crypto";
import type { LocalAws } from "../../src/index.ts";
import { challengeOf } from "../../src/oauth/pkce.ts";

export const sameDevice = "arn:aws:signin:::devtools/same-device";
export const crossDevice = "arn:aws:signin:::devtools/cross-device";
export const callback = "http://127.0.0.1:54321/oauth/callback";
export const alice = "arn:aws:iam::111122223333:user/alice";

export function newKey(): KeyObject {
  return generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
}

export interface ProofChanges {
  readonly header?: Record<string, unknown>;
  readonly claims?: Record<string, unknown>;
  readonly signature?: (input: Buffer, key: KeyObject) => Buffer;
}

/** A proof as it should be, with parts replaced. */
export function proofOf(aws: LocalAws, key: KeyObject, changes: ProofChanges = {}): string {
  const { kty, crv, x, y } = key.export({ format: "jwk" });
  const header = { typ: "dpop+jwt", alg: "ES256", jwk: { kty, crv, x, y }, ...changes.header };
  const claims = {
    htm: "POST",
    htu: `${aws.url}/v1/token`,
    iat: Math.floor(aws.now() / 1000),
    jti: randomUUID(),
    ...changes.claims,
  };
  const input = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
  const signed = changes.signature ?? rawSignature;
  return `${input}.${signed(Buffer.from(input), key).toString("base64url")}`;
}

/** r and s, one after the other. */
export function rawSignature(input: Buffer, key: KeyObject): Buffer {
  return sign("sha256", input, { key, dsaEncoding: "ieee-p1363" });
}

export interface Answered {
  readonly status: number;
  readonly type: string | null;
  readonly document: {
    readonly accessToken: { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken: string };
    readonly tokenType: string;
    readonly expiresIn: number;
    readonly refreshToken: string;
    readonly idToken?: string;
    readonly error?: string;
    readonly message?: string;
  };
}

export async function token(aws: LocalAws, body: unknown, proof: string | undefined): Promise<Answered> {
  const answer = await fetch(`${aws.url}/v1/token`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(proof === undefined ? {} : { dpop: proof }) },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return {
    status: answer.status,
    type: answer.headers.get("x-amzn-errortype"),
    document: (await answer.json()) as Answered["document"],
  };
}

/** The address that a program opens, with parameters replaced (`undefined` leaves one out). */
export function authorizeUrl(
  aws: LocalAws,
  changes: Record<string, string | undefined> = {},
): { readonly url: string; readonly codeVerifier: string } {
  const codeVerifier = randomBytes(48).toString("base64url");
  const parameters = {
    response_type: "code",
    client_id: sameDevice,
    state: "the-state",
    code_challenge_method: "SHA-256",
    scope: "openid",
    redirect_uri: callback,
    code_challenge: challengeOf(codeVerifier),
    ...changes,
  };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) query.set(name, value);
  return { url: `${aws.url}/v1/authorize?${query}`, codeVerifier };
}

/** A code that local AWS gave by itself, as the body to redeem it with. */
export async function approvedCode(aws: LocalAws) {
  aws.setSignIn("automatic");
  const { url, codeVerifier } = authorizeUrl(aws);
  const answer = await fetch(url, { redirect: "manual" });
  const code = new URL(answer.headers.get("location") ?? "").searchParams.get("code") ?? "";
  return { clientId: sameDevice, grantType: "authorization_code", code, codeVerifier, redirectUri: callback };
}

export async function signedIn(aws: LocalAws, key = newKey()) {
  const { status, document } = await token(aws, await approvedCode(aws), proofOf(aws, key));
  if (status !== 200) throw new Error(`${status}: ${JSON.stringify(document)}`);
  return { key, ...document };
}

export function refresh(aws: LocalAws, key: KeyObject, refreshToken: string): Promise<Answered> {
  return token(aws, { clientId: sameDevice, grantType: "refresh_token", refreshToken }, proofOf(aws, key));
}

/** Where the AWS CLI and the SDKs look for a sign-in. */
export function cacheFileName(loginSession: string): string {
  return `${createHash("sha256").update(loginSession).digest("hex")}.json`;
}
