import { AwsFault } from "../errors/aws-fault.ts";
import { type ClaimedSignature, readClaimedSignature } from "./claimed-signature.ts";
import { headerOf, type SignableRequest } from "./signable-request.ts";
import { type CredentialScope, signatureOf } from "./signature.ts";
import { formatBasicTimestamp, parseBasicTimestamp } from "./timestamp.ts";

const fifteenMinutes = 15 * 60 * 1000;

/** @internal */
export interface SignatureContext {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly service: string;
  /** Whether a request to this endpoint may be signed for the region. */
  readonly acceptsRegion: (region: string) => boolean;
  /** The secret of an access key that exists and is active. */
  readonly secretOf: (accessKeyId: string) => string | undefined;
}

/** @internal */
export interface VerifiedSignature {
  readonly accessKeyId: string;
  readonly region: string;
  readonly sessionToken: string | undefined;
}

/**
 * Verifies a Signature Version 4, checking in the order in which AWS checks: date, signed headers, algorithm, scope, key,
 * signature. The session token is only read, not judged.
 *
 * @throws {AwsFault} `MissingAuthenticationToken`, `IncompleteSignature`, `SignatureDoesNotMatch`, `InvalidClientTokenId`
 * @internal
 */
export function verifySignature(request: SignableRequest, context: SignatureContext): VerifiedSignature {
  const claim = readClaimedSignature(request);
  checkTime(claim.signedAt, context.now);
  checkSignedHeaders(request, claim);
  if (claim.algorithm !== "AWS4-HMAC-SHA256") {
    const message = `Unsupported AWS 'algorithm': '${claim.algorithm}' (only AWS4-HMAC-SHA256 for now). `;
    throw new AwsFault("IncompleteSignature", 400, message);
  }
  const { accessKeyId, scope } = checkScope(claim, context);
  const secret = context.secretOf(accessKeyId);
  if (secret === undefined) {
    throw new AwsFault("InvalidClientTokenId", 403, "The security token included in the request is invalid.");
  }
  if (signatureOf(request, { ...claim, scope }, secret) !== claim.signature) {
    throw mismatch(
      "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and " +
        "signing method. Consult the service documentation for details.",
    );
  }
  return { accessKeyId, region: scope.region, sessionToken: claim.sessionToken };
}

function checkTime(signedAt: string, now: number): void {
  const time = parseBasicTimestamp(signedAt) ?? 0;
  const [current, earliest, latest] = [now, now - fifteenMinutes, now + fifteenMinutes].map(formatBasicTimestamp);
  if (time < now - fifteenMinutes) {
    throw mismatch(`Signature expired: ${signedAt} is now earlier than ${earliest} (${current} - 15 min.)`);
  }
  if (time > now + fifteenMinutes) {
    throw mismatch(`Signature not yet current: ${signedAt} is still later than ${latest} (${current} + 15 min.)`);
  }
}

function checkSignedHeaders(request: SignableRequest, claim: ClaimedSignature): void {
  if (!claim.signedHeaders.includes("host")) {
    throw mismatch("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
  }
  const amazon = request.headers.map(([name]) => name.toLowerCase()).filter((name) => name.startsWith("x-amz-"));
  const unsigned = amazon.find((name) => !claim.signedHeaders.includes(name));
  if (unsigned !== undefined) throw mismatch(`'${unsigned}' must be a 'SignedHeader' in the AWS Authorization.`);
  const absent = claim.signedHeaders.find((name) => headerOf(request, name) === undefined);
  if (absent !== undefined) throw mismatch(`The signed header '${absent}' is not in the request.`);
}

function checkScope(claim: ClaimedSignature, context: SignatureContext): { accessKeyId: string; scope: CredentialScope } {
  const parts = claim.credential.split("/");
  const [accessKeyId = "", date = "", region = "", service = "", terminator = ""] = parts;
  if (parts.length !== 5) {
    const message = `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${claim.credential}'`;
    throw new AwsFault("IncompleteSignature", 400, message);
  }
  const day = claim.signedAt.slice(0, 8);
  const problems = [
    context.acceptsRegion(region) ? "" : `Credential should be scoped to a valid region, not '${region}'. `,
    service === context.service ? "" : `Credential should be scoped to correct service: '${context.service}'. `,
    terminator === "aws4_request"
      ? ""
      : `Credential should be scoped with a valid terminator: 'aws4_request', not '${terminator}'. `,
    date === day
      ? ""
      : `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${date}' != '${day}', from '${claim.signedAt}'. `,
  ].join("");
  if (problems !== "") throw mismatch(problems);
  return { accessKeyId, scope: { date, region, service } };
}

function mismatch(message: string): AwsFault {
  return new AwsFault("SignatureDoesNotMatch", 403, message);
}
