import { AwsFault } from "../errors/aws-fault.ts";
import { headerOf, type SignableRequest } from "./signable-request.ts";
import { formatBasicTimestamp, parseBasicTimestamp } from "./timestamp.ts";
import { uriDecode } from "./uri-encode.ts";

/**
 * What a request says about its own signature, before anything of it is believed.
 *
 * @internal
 */
export interface ClaimedSignature {
  readonly algorithm: string;
  readonly credential: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  /** `YYYYMMDD'T'HHMMSS'Z'`. */
  readonly signedAt: string;
  readonly sessionToken: string | undefined;
}

/**
 * Reads the signature from the `Authorization` header or, for a presigned URL, from the query.
 *
 * @throws {AwsFault} `MissingAuthenticationToken`, `IncompleteSignature`
 * @internal
 */
export function readClaimedSignature(request: SignableRequest): ClaimedSignature {
  const authorization = headerOf(request, "authorization");
  if (authorization?.startsWith("AWS4-")) return fromHeader(request, authorization);
  const query = new Map(
    request.query.split("&").map((pair) => {
      const [name = "", ...value] = pair.split("=");
      return [uriDecode(name), uriDecode(value.join("="))] as const;
    }),
  );
  if (query.has("X-Amz-Algorithm")) return fromQuery(query);
  throw new AwsFault("MissingAuthenticationToken", 403, "Request is missing Authentication Token");
}

function fromHeader(request: SignableRequest, authorization: string): ClaimedSignature {
  const [algorithm = "", ...rest] = authorization.trim().split(/\s+/);
  const parts = new Map(
    rest
      .join("")
      .split(",")
      .map((part) => {
        const equals = part.indexOf("=");
        return [part.slice(0, Math.max(equals, 0)), part.slice(equals + 1)] as const;
      }),
  );
  const date = headerOf(request, "x-amz-date") ?? headerOf(request, "date");
  const missing = ["Credential", "Signature", "SignedHeaders"]
    .filter((name) => !parts.get(name))
    .map((name) => `Authorization header requires '${name}' parameter. `);
  if (date === undefined) {
    missing.push("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ");
  }
  if (missing.length > 0 || date === undefined) throw incomplete(`${missing.join("")}Authorization=${algorithm}`);
  return {
    algorithm,
    credential: parts.get("Credential") ?? "",
    signedHeaders: (parts.get("SignedHeaders") ?? "").toLowerCase().split(";"),
    signature: parts.get("Signature") ?? "",
    signedAt: basicDate(date),
    sessionToken: headerOf(request, "x-amz-security-token"),
  };
}

function fromQuery(query: ReadonlyMap<string, string>): ClaimedSignature {
  const missing = ["X-Amz-Credential", "X-Amz-Date", "X-Amz-SignedHeaders", "X-Amz-Signature"].filter((name) => !query.get(name));
  if (missing.length > 0) {
    throw incomplete(missing.map((name) => `AWS query-string parameters must include '${name}'. `).join(""));
  }
  return {
    algorithm: query.get("X-Amz-Algorithm") ?? "",
    credential: query.get("X-Amz-Credential") ?? "",
    signedHeaders: (query.get("X-Amz-SignedHeaders") ?? "").toLowerCase().split(";"),
    signature: query.get("X-Amz-Signature") ?? "",
    signedAt: basicDate(query.get("X-Amz-Date") ?? ""),
    sessionToken: query.get("X-Amz-Security-Token"),
  };
}

/** A `Date` header is in HTTP's own form; `X-Amz-Date` is in ISO 8601's basic form. */
function basicDate(text: string): string {
  if (parseBasicTimestamp(text) !== undefined) return text;
  const time = text.endsWith("GMT") ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time)) {
    throw incomplete(`Date must be in ISO-8601 'basic format'. Got '${text}'. See http://en.wikipedia.org/wiki/ISO_8601`);
  }
  return formatBasicTimestamp(time);
}

function incomplete(message: string): AwsFault {
  return new AwsFault("IncompleteSignature", 400, message);
}
