import { CredentialError, type ErrorCode } from "@aws-temp/core";
import type { ErrorDetails } from "@aws-temp/core/internal";
import { describe, expect, it } from "vitest";
import { judgeRetry, type RetriedCall } from "../../src/retry/judge-retry.ts";
import { usualRetries } from "../../src/retry/retry-policy.ts";

interface Row {
  readonly name: string;
  readonly code: ErrorCode;
  readonly details?: ErrorDetails;
  readonly message?: string;
  readonly call?: RetriedCall;
}

const first = { attempt: 1, elapsedMs: 0, random: 1 };
const failed = ({ code, details, message = "no", call = "assume-role" }: Row) => ({
  error: new CredentialError(code, message, details),
  call,
});
const cause = (code: string) => ({ cause: Object.assign(new Error(code), { code }) });

describe("is tried again:", () => {
  it.each<Row>([
    { name: "throttling", code: "THROTTLED" },
    { name: "a server error", code: "AWS_UNAVAILABLE" },
    { name: "a connection that broke", code: "NETWORK_UNREACHABLE", details: cause("ECONNRESET") },
    { name: "no answer in time", code: "NETWORK_UNREACHABLE", details: cause("TimeoutError") },
    { name: "a name that could not be looked up just now", code: "NETWORK_UNREACHABLE", details: cause("EAI_AGAIN") },
    { name: "a host that is not known, maybe not yet", code: "NETWORK_UNREACHABLE", details: cause("ENOTFOUND") },
    { name: "a proxy that is not there yet", code: "PROXY_FAILED", details: cause("ECONNREFUSED") },
    { name: "a proxy that is busy", code: "PROXY_FAILED", message: "The proxy p did not connect to x (HTTP 503)." },
    { name: "a token service that is down", code: "SOURCE_FAILED", details: { status: 503 }, call: "id-token" },
    { name: "a token service that has enough", code: "SOURCE_FAILED", details: { status: 429 }, call: "id-token" },
    {
      name: "an issuer whose keys AWS could not get",
      code: "WEB_IDENTITY_REJECTED",
      message: "Couldn't retrieve verification key",
    },
    { name: "a role that AWS does not allow yet", code: "ACCESS_DENIED" },
    { name: "new credentials that AWS does not know yet", code: "KEYS_UNKNOWN", call: "identity-of-new-credentials" },
    {
      name: "new credentials that AWS does not know yet where they assume a role",
      code: "KEYS_UNKNOWN",
      call: "assume-role-with-new-credentials",
    },
    { name: "a role that does not know its caller yet", code: "ACCESS_DENIED", call: "assume-role-with-new-credentials" },
  ])("$name", (row) => {
    expect(judgeRetry({ ...failed(row), ...first }, usualRetries)).toBeTypeOf("number");
  });
});

describe("is not tried again:", () => {
  it.each<Row>([
    { name: "a wrong value", code: "INVALID_VALUE" },
    { name: "a policy", code: "POLICY_REFUSED" },
    { name: "a region that is off", code: "REGION_DISABLED" },
    { name: "keys that have expired", code: "KEYS_EXPIRED" },
    { name: "a wrong secret", code: "SIGNATURE_MISMATCH" },
    { name: "given keys that AWS does not know", code: "KEYS_UNKNOWN", call: "identity" },
    { name: "whose credentials they are, being denied", code: "ACCESS_DENIED", call: "identity" },
    { name: "a token of another issuer", code: "WEB_IDENTITY_REJECTED", message: "No OpenIDConnect provider found" },
    { name: "a token service that says no", code: "SOURCE_FAILED", details: { status: 403 }, call: "id-token" },
    { name: "a file that is no token", code: "SOURCE_FAILED" },
    { name: "a certificate", code: "TLS_UNTRUSTED" },
    { name: "what the proxy itself refuses", code: "PROXY_FAILED", message: "The proxy p did not connect to x (HTTP 403)." },
    { name: "a chained role over an hour", code: "CHAINING_LIMIT" },
    { name: "a fault of ours", code: "UNEXPECTED" },
  ])("$name", (row) => {
    expect(judgeRetry({ ...failed(row), ...first }, usualRetries)).toBeUndefined();
    expect(judgeRetry({ ...failed(row), ...first }, { attempts: 12, explicit: true })).toBeUndefined();
  });
});

describe("waiting", () => {
  const down = failed({ name: "", code: "AWS_UNAVAILABLE" });

  it.each([
    { attempt: 1, random: 1, ms: 50 },
    { attempt: 2, random: 1, ms: 100 },
    { attempt: 5, random: 0.5, ms: 400 },
    { attempt: 11, random: 1, ms: 10_000 },
    { attempt: 11, random: 0, ms: 0 },
  ])("takes up to $ms ms after attempt $attempt", ({ attempt, random, ms }) => {
    expect(judgeRetry({ ...down, attempt, random, elapsedMs: 60_000 }, usualRetries)).toBe(ms);
  });

  it.each([
    { name: "a host that is not known", system: "ENOTFOUND" },
    { name: "an answer that did not end in time", system: "ANSWER_TOO_SLOW" },
  ])("for $name is over within a second, unless the workflow names the attempts", ({ system }) => {
    const unknown = { ...failed({ name: "", code: "NETWORK_UNREACHABLE", details: cause(system) }), attempt: 5, random: 1 };
    expect(judgeRetry({ ...unknown, elapsedMs: 100 }, usualRetries)).toBe(800);
    expect(judgeRetry({ ...unknown, elapsedMs: 300 }, usualRetries)).toBeUndefined();
    expect(judgeRetry({ ...unknown, elapsedMs: 60_000 }, { attempts: 6, explicit: true })).toBe(800);
  });

  it("ends with the last attempt", () => {
    expect(judgeRetry({ ...down, attempt: 12, random: 0, elapsedMs: 0 }, usualRetries)).toBeUndefined();
    expect(judgeRetry({ ...down, attempt: 1, random: 0, elapsedMs: 0 }, { attempts: 1, explicit: true })).toBeUndefined();
  });

  it("for a role is over within 15 seconds, unless the workflow names the attempts", () => {
    const denied = { ...failed({ name: "", code: "ACCESS_DENIED" }), attempt: 9, random: 1, elapsedMs: 6_000 };
    expect(judgeRetry(denied, usualRetries)).toBeUndefined();
    expect(judgeRetry({ ...denied, elapsedMs: 1_000 }, usualRetries)).toBe(10_000);
    expect(judgeRetry({ ...denied, elapsedMs: 60_000 }, { attempts: 10, explicit: true })).toBe(10_000);
  });
});
