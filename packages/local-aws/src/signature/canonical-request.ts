import { createHash } from "node:crypto";
import { headerOf, type SignableRequest } from "./signable-request.ts";
import { uriDecode, uriEncode } from "./uri-encode.ts";

/**
 * The canonical request of AWS Signature Version 4, for services other than S3: the path is normalised and encoded once more
 * than it is on the wire, and the payload is always hashed.
 *
 * @param signedHeaders - lower-case names, in the order in which the signer listed them
 * @internal
 */
export function canonicalRequest(request: SignableRequest, signedHeaders: readonly string[]): string {
  return [
    request.method,
    canonicalPath(request.path),
    canonicalQuery(request.query),
    ...signedHeaders.map((name) => `${name}:${canonicalValue(headerOf(request, name) ?? "")}`),
    "",
    signedHeaders.join(";"),
    createHash("sha256").update(request.body).digest("hex"),
  ].join("\n");
}

function canonicalPath(path: string): string {
  const kept: string[] = [];
  for (const segment of path.split("/")) {
    if (segment === "..") kept.pop();
    else if (segment !== "" && segment !== ".") kept.push(segment);
  }
  const endsWithSlash = /(?:^|\/)\.{0,2}$/.test(path) && kept.length > 0;
  return `/${kept.map(uriEncode).join("/")}${endsWithSlash ? "/" : ""}`;
}

function canonicalQuery(query: string): string {
  return query
    .split("&")
    .filter((pair) => pair !== "" && !pair.startsWith("X-Amz-Signature="))
    .map((pair) => {
      const equals = pair.indexOf("=");
      const [name, value] = equals < 0 ? [pair, ""] : [pair.slice(0, equals), pair.slice(equals + 1)];
      return [uriEncode(uriDecode(name)), uriEncode(uriDecode(value))] as const;
    })
    .sort(([nameA, valueA], [nameB, valueB]) => compare(nameA, nameB) || compare(valueA, valueB))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}

function canonicalValue(value: string): string {
  return value.trim().replace(/\s+/g, " ");
}

/** By character code, which for encoded text is by byte; a locale's order would be wrong. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
