import type { WorldClock } from "../clock/world-clock.ts";
import type { Directory } from "../identity/directory.ts";
import type { OidcIssuers } from "../oidc/oidc-issuers.ts";
import type { Answer, Refusal, Service } from "../server/service.ts";
import { headerOf } from "../signature/signable-request.ts";
import { jobClaims, ownerOf } from "./job-claims.ts";
import type { WorkflowJobs } from "./workflow-jobs.ts";

const actionsIssuer = "https://token.actions.githubusercontent.com";

/** Seconds. GitHub's tokens live that long, and are valid from ten minutes before they were made. */
const tokenLifetime = 300;
const validBefore = 600;

/**
 * The service where a job of GitHub Actions asks for its OIDC token, under `/actions/idtoken/`: GET with the job's request token
 * as a bearer, and `audience`.
 *
 * @internal
 */
export function actionsTokenService(deps: {
  readonly clock: WorldClock;
  readonly directory: Directory;
  readonly issuers: OidcIssuers;
  readonly jobs: WorkflowJobs;
  /** Told of every token. */
  readonly onToken: (token: string) => void;
}): Service {
  return {
    name: "actions-oidc",
    recognise({ path, query }) {
      if (!path.startsWith("/actions/")) return undefined;
      return { operation: "GetIdToken", parameters: Object.fromEntries(new URLSearchParams(query)) };
    },
    answer(request) {
      const bearer = /^Bearer (.+)$/i.exec(headerOf(request, "authorization") ?? "")?.[1] ?? "";
      const job = deps.jobs.find(request.path, bearer);
      if (job === undefined) {
        return refused({ code: "Unauthorized", status: 401, message: "The request token is missing, unknown or expired." });
      }
      if (request.method !== "GET") return refused({ code: "MethodNotAllowed", status: 405, message: "Only GET is allowed." });
      const aud = new URLSearchParams(request.query).get("audience") ?? `https://github.com/${ownerOf(job)}`;
      const now = deps.clock.now();
      const { sub = "", ...claims } = jobClaims(job);
      const nbf = Math.floor(now / 1000) - validBefore;
      const input = { issuer: actionsIssuer, sub, aud, expiresIn: tokenLifetime, claims: { nbf, ...claims } };
      const value = deps.issuers.mint(input, deps.directory.providers(), now);
      deps.onToken(value);
      return jsonAnswer(200, { count: value.length, value });
    },
    refuse: refused,
    throttling: { code: "TooManyRequests", status: 429, message: "Too many requests." },
    failure: { code: "InternalServerError", status: 500, message: "Something went wrong." },
  };
}

function refused({ code, status, message }: Refusal): Answer {
  return { ...jsonAnswer(status, { $id: "1", innerException: null, message, typeKey: code, errorCode: 0 }), code };
}

function jsonAnswer(status: number, document: unknown): Answer {
  return { status, headers: { "content-type": "application/json; charset=utf-8" }, body: JSON.stringify(document) };
}
