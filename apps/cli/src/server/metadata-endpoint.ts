import type { IncomingMessage } from "node:http";
import type { Clock } from "@aws-temp/core";
import { type Answer, refusal, textAnswer } from "./answer.ts";
import type { CredentialSupply } from "./credential-supply.ts";
import { credentialsDocument, timestamp } from "./credentials-document.ts";
import type { Endpoint } from "./loopback-server.ts";
import { createMetadataTokens, type MetadataTokens } from "./metadata-tokens.ts";
import { supplyFailure } from "./supply-failure.ts";

/** What the metadata speak of. */
interface Metadata {
  readonly profile: string;
  readonly region: string | undefined;
  readonly supply: CredentialSupply;
}

const tokenPath = "/latest/api/token";
const rolePath = "/latest/meta-data/iam/security-credentials";
const tokenHeader = "x-aws-ec2-metadata-token";
const ttlHeader = `${tokenHeader}-ttl-seconds`;
const longestTtl = 21_600;

/** The role's name as it is in the address: SDKs put it there as it is. */
export function roleNameOf(profile: string): string {
  return profile.replaceAll(/[^\w+=,.@-]/g, "-");
}

/**
 * An endpoint like that of an EC2 instance, version 2 alone: a session token first, by PUT, which no web page can send. Requests that
 * came through a proxy are refused, as with a hop limit of 1. Source: aws-facts.md §11.
 */
export function metadataEndpoint(metadata: Metadata, { clock }: { readonly clock: Clock }): Endpoint {
  const tokens = createMetadataTokens();
  return async (request) => {
    const { method, headers } = request;
    // Some readers put a slash of their own behind the address, which ends in one.
    const url = (request.url ?? "").replace(/^\/+/, "/");
    if (headers["x-forwarded-for"] !== undefined) return refusal(403, "Forbidden", "Requests through a proxy are not answered.");
    if (url === tokenPath) return putToken(request, tokens, clock());
    const token = headers[tokenHeader];
    if (typeof token !== "string" || !tokens.isValid(token, clock())) {
      return refusal(401, "Unauthorized", "A session token is needed: PUT /latest/api/token gives one.");
    }
    if (method !== "GET") return refusal(405, "MethodNotAllowed", "Metadata are read with GET.", { Allow: "GET" });
    return await read(url.replace(/\/$/, ""), metadata, clock());
  };
}

function putToken({ method, headers }: IncomingMessage, tokens: MetadataTokens, now: number): Answer {
  if (method !== "PUT") return refusal(405, "MethodNotAllowed", "A session token is asked for with PUT.", { Allow: "PUT" });
  const ttl = headers[ttlHeader];
  const seconds = typeof ttl === "string" && /^\d{1,5}$/.test(ttl) ? Number(ttl) : 0;
  if (seconds < 1 || seconds > longestTtl) {
    return refusal(400, "BadRequest", `${ttlHeader} must be a number of seconds from 1 to ${longestTtl}.`);
  }
  return textAnswer(tokens.issue(seconds, now), { [ttlHeader]: String(seconds) });
}

async function read(path: string, { profile, region, supply }: Metadata, now: number): Promise<Answer> {
  const role = roleNameOf(profile);
  if (path === rolePath) return textAnswer(role);
  if (path === `${rolePath}/${role}`) {
    try {
      const document = credentialsDocument(await supply.get());
      const answer = { Code: "Success", LastUpdated: timestamp(new Date(now)), Type: "AWS-HMAC", ...document };
      return textAnswer(JSON.stringify(answer, undefined, 2));
    } catch (error) {
      return supplyFailure(error);
    }
  }
  if (path === "/latest/meta-data/placement/region" && region !== undefined) return textAnswer(region);
  return refusal(404, "NotFound", "There are no such metadata.");
}
