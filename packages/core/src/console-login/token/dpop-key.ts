import { createECDH, createPrivateKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { Secret } from "../../model/secret.ts";

const curve = "prime256v1";

/**
 * Makes the key that a session is bound to: the service takes a refresh token only together with proofs by the key with which the
 * session began.
 *
 * @internal
 */
export function createDpopKey(): KeyObject {
  return generateKeyPairSync("ec", { namedCurve: curve }).privateKey;
}

/**
 * Reads a session's key in any form that its writers use: SEC1 (the AWS CLI), PKCS#8, and SEC1 that does not name its curve.
 *
 * @returns `undefined` when it is no private key of the curve P-256
 * @internal
 */
export function readDpopKey(pem: Secret): KeyObject | undefined {
  const key = parsePem(pem.reveal()) ?? parseBareSec1(pem.reveal());
  return key?.asymmetricKeyDetails?.namedCurve === curve ? key : undefined;
}

/**
 * Writes a key as the AWS CLI does, in SEC1; some SDKs read nothing else.
 *
 * @internal
 */
export function printDpopKey(key: KeyObject): Secret {
  return new Secret(key.export({ type: "sec1", format: "pem" }) as string);
}

function parsePem(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    return undefined;
  }
}

/** SEQUENCE, INTEGER 1, OCTET STRING of 32 bytes: where a curve may follow or not (RFC 5915), and OpenSSL insists on one. */
const bareSec1 = Buffer.from([0x02, 0x01, 0x01, 0x04, 0x20]);

function parseBareSec1(pem: string): KeyObject | undefined {
  const [, base64 = ""] = /-----BEGIN EC PRIVATE KEY-----([^-]*)-----END EC PRIVATE KEY-----/.exec(pem) ?? [];
  const der = Buffer.from(base64, "base64");
  const start = der.indexOf(bareSec1);
  const scalar = der.subarray(start + bareSec1.length, start + bareSec1.length + 32);
  if (der[0] !== 0x30 || start < 2 || start > 4 || scalar.length !== 32) {
    return undefined;
  }
  try {
    const pair = createECDH(curve);
    pair.setPrivateKey(scalar);
    const point = pair.getPublicKey();
    const part = (from: number) => point.subarray(from, from + 32).toString("base64url");
    const key = { kty: "EC", crv: "P-256", x: part(1), y: part(33), d: scalar.toString("base64url") };
    return createPrivateKey({ key, format: "jwk" });
  } catch {
    return undefined;
  }
}
