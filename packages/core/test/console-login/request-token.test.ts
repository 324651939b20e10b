import { describe, expect, it } from "vitest";
import { plainSigninEndpoint } from "../../src/console-login/endpoint.ts";
import { createDpopKey } from "../../src/console-login/token/dpop-key.ts";
import { type RequestDeps, requestToken } from "../../src/console-login/token/request-token.ts";
import type { SigninGrant, TokenRequest } from "../../src/console-login/token/token-request.ts";
import { Secret } from "../../src/model/secret.ts";
import { failureOf } from "../sts/local-sts.ts";
import { alice } from "./session-file.ts";
import { granted, refuse, signinServer } from "./signin-server.ts";

const noon = Date.UTC(2026, 10, 20, 12);
const dateOf = (ms: number) => ({ date: new Date(ms).toUTCString() });

const refreshGrant: SigninGrant = { kind: "refresh-token", refreshToken: new Secret("planted-refresh-token-0") };
const codeGrant: SigninGrant = {
  kind: "code",
  code: new Secret("planted-code"),
  verifier: new Secret("planted-verifier"),
  redirectUri: "http://127.0.0.1:4711/oauth/callback",
};

const requestAt = (url: string | undefined, told: Partial<TokenRequest> = {}): TokenRequest => ({
  grant: refreshGrant,
  clientId: "arn:aws:signin:::devtools/same-device",
  key: createDpopKey(),
  region: "eu-west-1",
  endpoint: { ...plainSigninEndpoint, url },
  profile: "dev",
  loginSession: alice,
  ...told,
});

/** Time stands still at noon; pauses and warnings are written down. */
function stillDeps(told: Partial<RequestDeps> = {}) {
  const warnings: string[] = [];
  const pauses: number[] = [];
  const deps: RequestDeps = {
    environment: {},
    clock: () => noon,
    logger: { warn: (message) => void warnings.push(message), progress: () => undefined },
    wait: async (ms) => void pauses.push(ms),
    userAgent: "aws-temp/test",
    ...told,
  };
  return { deps, warnings, pauses };
}

const secrets = ["planted-refresh-token-0", "planted-code", "planted-verifier"];

describe("requestToken", () => {
  it("sends a refresh token with a proof of this very call", async () => {
    const { url, calls } = await signinServer((_, response) => response.end(granted(1)));
    expect((await requestToken(requestAt(`${url}/`), stillDeps().deps)).accessKeyId).toBe("ASIARENEWEDEXAMPLE1");
    expect(calls).toMatchObject([
      {
        path: "/v1/token",
        headers: { "content-type": "application/json", "user-agent": "aws-temp/test", host: url.slice("http://".length) },
        body: {
          clientId: "arn:aws:signin:::devtools/same-device",
          grantType: "refresh_token",
          refreshToken: "planted-refresh-token-0",
        },
        proof: { claims: { htm: "POST", htu: `${url}/v1/token`, iat: noon / 1000 } },
      },
    ]);
  });

  it("sends a code with all that belongs to it", async () => {
    const { url, calls } = await signinServer((_, response) => response.end(granted(1)));
    await requestToken(requestAt(url, { grant: codeGrant }), stillDeps().deps);
    expect(calls[0]?.body).toEqual({
      clientId: "arn:aws:signin:::devtools/same-device",
      grantType: "authorization_code",
      code: "planted-code",
      codeVerifier: "planted-verifier",
      redirectUri: "http://127.0.0.1:4711/oauth/callback",
    });
  });

  it("tries again when the wire breaks or AWS has a fault of its own, each time with another proof", async () => {
    const { url, calls } = await signinServer((_, response, count) => {
      if (count === 1) response.destroy();
      else if (count === 2) refuse(response, 500, "InternalServerException", "server_error");
      else response.end(granted(count));
    });
    const { deps, pauses } = stillDeps();
    expect((await requestToken(requestAt(url), deps)).accessKeyId).toBe("ASIARENEWEDEXAMPLE3");
    expect(new Set(calls.map(({ proof }) => proof.claims["jti"])).size).toBe(3);
    expect(pauses).toHaveLength(2);
  });

  it("blames the wire when the answer to a code got lost and AWS then calls the code spent", async () => {
    const { url } = await signinServer((_, response, count) => {
      if (count === 1) response.destroy();
      else refuse(response, 400, "ValidationException", "INVALID_REQUEST", dateOf(noon));
    });
    const failure = await failureOf(requestToken(requestAt(url, { grant: codeGrant }), stillDeps().deps), ...secrets);
    expect(failure.code).toBe("NETWORK_UNREACHABLE");
  });

  it.each([
    { name: "ahead", offset: -35_000, says: "35 s ahead of AWS's" },
    { name: "behind", offset: 3_600_000, says: "1 h behind AWS's" },
  ])(
    "uses AWS's time when this machine's clock is $name and AWS therefore calls the session expired",
    async ({ offset, says }) => {
      const { url, calls } = await signinServer((call, response) => {
        const headers = dateOf(noon + offset);
        const skew = Number(call.proof.claims["iat"]) - (noon + offset) / 1000;
        if (Math.abs(skew) > 30) refuse(response, 401, "AccessDeniedException", "TOKEN_EXPIRED", headers);
        else response.writeHead(200, headers).end(granted(1));
      });
      const { deps, warnings } = stillDeps();
      expect((await requestToken(requestAt(url), deps)).accessKeyId).toBe("ASIARENEWEDEXAMPLE1");
      expect(calls).toHaveLength(2);
      expect(warnings).toEqual([expect.stringContaining(says)]);
    },
  );

  it("does not blame the clock twice", async () => {
    const { url, calls } = await signinServer((_, response) =>
      refuse(response, 401, "AccessDeniedException", "TOKEN_EXPIRED", dateOf(noon + 3_600_000)),
    );
    expect((await failureOf(requestToken(requestAt(url), stillDeps().deps), ...secrets)).code).toBe("SIGN_IN_NEEDED");
    expect(calls).toHaveLength(2);
  });

  const refusals = [
    { error: "TOKEN_EXPIRED", status: 401, type: "AccessDeniedException", refresh: "SIGN_IN_NEEDED", code: "SIGN_IN_EXPIRED" },
    { error: "token_expired", status: 401, type: "AccessDeniedException", refresh: "SIGN_IN_NEEDED", code: "SIGN_IN_EXPIRED" },
    {
      error: "AUTHCODE_EXPIRED",
      status: 401,
      type: "AccessDeniedException",
      refresh: "SIGN_IN_EXPIRED",
      code: "SIGN_IN_EXPIRED",
    },
    {
      error: "USER_CREDENTIALS_CHANGED",
      status: 403,
      type: "AccessDeniedException",
      refresh: "SIGN_IN_NEEDED",
      code: "SIGN_IN_FAILED",
    },
    {
      error: "INSUFFICIENT_PERMISSIONS",
      status: 403,
      type: "AccessDeniedException",
      refresh: "ACCESS_DENIED",
      code: "ACCESS_DENIED",
    },
    { error: "INVALID_REQUEST", status: 400, type: "ValidationException", refresh: "SIGN_IN_NEEDED", code: "SIGN_IN_FAILED" },
    { error: "invalid_grant", status: 400, type: "invalid_grant", refresh: "SIGN_IN_NEEDED", code: "SIGN_IN_FAILED" },
    { error: "SOMETHING_NEW", status: 403, type: "AccessDeniedException", refresh: "AWS_REFUSED", code: "SIGN_IN_FAILED" },
  ] as const;
  const both = refusals.flatMap(({ refresh, code, ...refusal }) => [
    { ...refusal, what: "renewal", grant: refreshGrant, ends: refresh },
    { ...refusal, what: "sign-in", grant: codeGrant, ends: code },
  ]);

  it.each(both)("says of a $what that AWS refuses with $error: $ends", async ({ error, status, type, grant, ends }) => {
    const { url, calls } = await signinServer((_, response) => refuse(response, status, type, error, dateOf(noon)));
    const failure = await failureOf(requestToken(requestAt(url, { grant }), stillDeps().deps), ...secrets);
    expect(failure).toMatchObject({ code: ends, data: { profile: "dev", loginSession: alice, awsCode: type } });
    expect(failure.hints.length).toBeGreaterThan(0);
    expect(calls).toHaveLength(1);
  });

  it("names the command that signs in, the region that was asked, and the policy that is missing", async () => {
    const hintsOf = async (status: number, type: string, error: string) => {
      const { url } = await signinServer((_, response) => refuse(response, status, type, error, dateOf(noon)));
      return (await failureOf(requestToken(requestAt(url), stillDeps().deps))).hints.join("\n");
    };
    expect(await hintsOf(401, "AccessDeniedException", "TOKEN_EXPIRED")).toContain("aws-temp login dev");
    expect(await hintsOf(400, "ValidationException", "INVALID_REQUEST")).toContain("eu-west-1");
    expect(await hintsOf(403, "AccessDeniedException", "INSUFFICIENT_PERMISSIONS")).toContain("SignInLocalDevelopmentAccess");
  });

  it.each([
    { name: "stays busy", status: 429, type: "TooManyRequestsError", ends: "THROTTLED" },
    { name: "stays at fault", status: 500, type: "InternalServerException", ends: "AWS_UNAVAILABLE" },
  ])("gives up after three attempts when AWS $name", async ({ status, type, ends }) => {
    const { url, calls } = await signinServer((_, response) => refuse(response, status, type, "server_error"));
    expect((await failureOf(requestToken(requestAt(url), stillDeps().deps), ...secrets)).code).toBe(ends);
    expect(calls).toHaveLength(3);
  });

  it.each([
    { name: "is no answer of AWS", answer: "<html>", ends: "AWS_UNAVAILABLE" },
    { name: "never ends", answer: "x".repeat(400_000), ends: "AWS_UNAVAILABLE" },
  ])("says when what comes back $name", async ({ answer, ends }) => {
    const { url } = await signinServer((_, response) => response.end(answer));
    expect((await failureOf(requestToken(requestAt(url), stillDeps().deps), ...secrets)).code).toBe(ends);
  });

  it("says when no one answers, and which variable names the address", async () => {
    const failure = await failureOf(requestToken(requestAt("http://127.0.0.1:1"), stillDeps().deps), ...secrets);
    expect(failure.code).toBe("NETWORK_UNREACHABLE");
    expect(failure.hints.join()).toContain("AWS_ENDPOINT_URL_SIGNIN");
  });

  it.each([
    {
      name: "a custom address with FIPS",
      endpoint: { url: "http://127.0.0.1:1", fips: true },
      region: "eu-west-1",
      ends: "PROFILE_CONFLICT",
    },
    { name: "an address that is none", endpoint: { url: "javascript:alert(1)" }, region: "eu-west-1", ends: "INVALID_VALUE" },
    { name: "a region that is none", endpoint: {}, region: "evil.example/", ends: "INVALID_VALUE" },
  ])("refuses $name before the call", async ({ endpoint, region, ends }) => {
    const request = requestAt(undefined, { region, endpoint: { ...plainSigninEndpoint, ...endpoint } });
    expect((await failureOf(requestToken(request, stillDeps().deps))).code).toBe(ends);
  });

  it("goes through the proxy of the environment", async () => {
    const proxy = await signinServer((_, response) => response.end(granted(1)));
    const { deps } = stillDeps({ environment: { HTTP_PROXY: proxy.url } });
    await requestToken(requestAt("http://signin.internal.example"), deps);
    expect(proxy.calls).toMatchObject([
      { path: "http://signin.internal.example/v1/token", proof: { claims: { htu: "http://signin.internal.example/v1/token" } } },
    ]);
  });

  it("says when the environment names a proxy that is none", async () => {
    const { deps } = stillDeps({ environment: { HTTP_PROXY: "socks5://127.0.0.1:1080" } });
    expect((await failureOf(requestToken(requestAt("http://signin.internal.example"), deps))).code).toBe("PROXY_FAILED");
  });
});
