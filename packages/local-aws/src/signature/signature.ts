import { createHash, createHmac } from "node:crypto";
import { canonicalRequest } from "./canonical-request.ts";
import type { SignableRequest } from "./signable-request.ts";

/**
 * Date, region and service that a signature is bound to.
 *
 * @internal
 */
export interface CredentialScope {
  /** `YYYYMMDD`. */
  readonly date: string;
  readonly region: string;
  readonly service: string;
}

/**
 * The key derived for one day, region and service.
 *
 * @internal
 */
export function signingKey(secretAccessKey: string, scope: CredentialScope): Buffer {
  return [scope.date, scope.region, scope.service, "aws4_request"].reduce<Buffer>(
    (key, part) => createHmac("sha256", key).update(part).digest(),
    Buffer.from(`AWS4${secretAccessKey}`),
  );
}

/**
 * The signature, in hexadecimal, that the owner of the secret would put on a request.
 *
 * @param signedAt - `YYYYMMDD'T'HHMMSS'Z'`
 * @internal
 */
export function signatureOf(
  request: SignableRequest,
  claim: { readonly signedHeaders: readonly string[]; readonly signedAt: string; readonly scope: CredentialScope },
  secretAccessKey: string,
): string {
  const { date, region, service } = claim.scope;
  const canonical = canonicalRequest(request, claim.signedHeaders);
  const stringToSign = [
    "AWS4-HMAC-SHA256",
    claim.signedAt,
    `${date}/${region}/${service}/aws4_request`,
    createHash("sha256").update(canonical).digest("hex"),
  ].join("\n");
  return createHmac("sha256", signingKey(secretAccessKey, claim.scope)).update(stringToSign).digest("hex");
}
