import type { CredentialError } from "@aws-temp/core";
import type { RetryPolicy } from "./retry-policy.ts";

/**
 * What a call was for, as far as it decides whether its failure may pass by itself.
 *
 * @public
 */
export type RetriedCall =
  | "id-token"
  | "identity"
  | "identity-of-new-credentials"
  | "assume-role"
  | "assume-role-with-new-credentials";

/** @public */
export interface FailedAttempt {
  readonly error: CredentialError;
  readonly call: RetriedCall;
  /** 1 for the first. */
  readonly attempt: number;
  /** Milliseconds since the first attempt began. */
  readonly elapsedMs: number;
  /** From 0 to 1: spreads the attempts of many jobs. */
  readonly random: number;
}

const baseMs = 50;
const longestWaitMs = 10_000;

/** How long what hardly passes is tried again, in milliseconds, unless the workflow names the attempts. */
const patience = {
  /** IAM tells a new role or policy to all of its servers within seconds; the rest of the 15 s is for the last call itself. */
  "passes-soon": 12_000,
  /** A network that is only just up. */
  "passes-at-once": 1_000,
};

/**
 * Whether a call that failed is made again, and when.
 *
 * By class of error: what lies between (network, throttling, 5xx) and new credentials that AWS does not know yet pass by themselves;
 * AccessDenied of AssumeRole passes within seconds if it does, and a host's name is rather mistaken than not known yet; all else AWS
 * would answer in the same way again.
 *
 * @returns milliseconds to wait; `undefined` to give up
 * @public
 */
export function judgeRetry({ error, call, attempt, elapsedMs, random }: FailedAttempt, policy: RetryPolicy): number | undefined {
  const chance = chanceOf(error, call);
  if (chance === "never" || attempt >= policy.attempts) return undefined;
  const wait = Math.floor(random * Math.min(longestWaitMs, baseMs * 2 ** (attempt - 1)));
  if (chance === "passes" || policy.explicit) return wait;
  return elapsedMs + wait > patience[chance] ? undefined : wait;
}

/** How likely the next attempt ends otherwise. */
type Chance = "never" | keyof typeof patience | "passes";

function chanceOf(error: CredentialError, call: RetriedCall): Chance {
  switch (error.code) {
    case "THROTTLED":
    case "AWS_UNAVAILABLE":
      return "passes";
    case "NETWORK_UNREACHABLE":
    case "PROXY_FAILED":
      return networkChance(error);
    case "ACCESS_DENIED":
      return call.startsWith("assume-role") ? "passes-soon" : "never";
    case "KEYS_UNKNOWN":
      return call.endsWith("new-credentials") ? "passes" : "never";
    case "WEB_IDENTITY_REJECTED":
      return /verification key/i.test(error.message) ? "passes" : "never";
    case "SOURCE_FAILED":
      return passingStatus(error.data["status"]) ? "passes" : "never";
    default:
      return "never";
  }
}

/** What the proxy itself answers is its rule. */
function networkChance(error: CredentialError): Chance {
  const code = (error.cause as { readonly code?: unknown } | undefined)?.code;
  // What did not end its answer in the whole time would hold the job for as long again, up to twelve times.
  if (code === "ENOTFOUND" || code === "ANSWER_TOO_SLOW") return "passes-at-once";
  if (code === "EPROTO" || String(code).startsWith("ERR_SSL_")) return "never";
  if (error.code !== "PROXY_FAILED" || code !== undefined) return "passes";
  return /\(HTTP 5\d\d\)/.test(error.message) ? "passes" : "never";
}

function passingStatus(status: unknown): boolean {
  return typeof status === "number" && (status >= 500 || status === 429 || status === 408);
}
