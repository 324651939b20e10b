import { describe, expect, it } from "vitest";
import { judgeTokenAnswer, type RawAnswer } from "../../src/console-login/token/judge-token-answer.ts";
import { Secret } from "../../src/model/secret.ts";
import { granted } from "./signin-server.ts";

const judge = (told: Partial<RawAnswer>) =>
  judgeTokenAnswer({ status: 200, headers: {}, body: "", ...told }, [new Secret("planted-code")]);

describe("judgeTokenAnswer", () => {
  it("takes what the service gives", () => {
    const outcome = judge({ body: granted(7, { idToken: "a.b.c" }) });
    expect(outcome).toMatchObject({ kind: "granted", grant: { accessKeyId: "ASIARENEWEDEXAMPLE7", expiresIn: 900 } });
    const grant = outcome.kind === "granted" ? outcome.grant : undefined;
    expect(
      [grant?.secretAccessKey, grant?.sessionToken, grant?.refreshToken, grant?.idToken].map((each) => each?.reveal()),
    ).toEqual([...["renewed-secret-key-7", "renewed-session-token-7", "planted-refresh-token-7", "a.b.c"]]);
  });

  it.each([
    { name: "no lifetime", told: { expiresIn: undefined }, grant: { expiresIn: 900 } },
    { name: "a longer lifetime than there is", told: { expiresIn: 86_400 }, grant: { expiresIn: 900 } },
    { name: "a shorter lifetime", told: { expiresIn: 60 }, grant: { expiresIn: 60 } },
    { name: "no refresh token", told: { refreshToken: undefined }, grant: { refreshToken: undefined } },
    { name: "no token type", told: { tokenType: undefined }, grant: { idToken: undefined } },
  ])("takes an answer with $name", ({ told, grant }) => {
    expect(judge({ body: granted(1, told) })).toMatchObject({ kind: "granted", grant });
  });

  it.each([
    { name: "HTML", told: { body: "<html>Welcome to the hotel</html>" } },
    { name: "half an answer", told: { body: granted(1).slice(0, -9) } },
    { name: "an empty answer", told: { body: "" } },
    { name: "a list", told: { body: "[1]" } },
    {
      name: "credentials without a secret",
      told: { body: granted(1, { accessToken: { accessKeyId: "A", sessionToken: "T" } }) },
    },
    { name: "a token of another type", told: { body: granted(1, { tokenType: "Bearer" }) } },
    { name: "a lifetime that is none", told: { body: granted(1, { expiresIn: -5 }) } },
    { name: "a lifetime in words", told: { body: granted(1, { expiresIn: "900" }) } },
    { name: "a redirection", told: { status: 302, body: "" } },
    { name: "an error page", told: { status: 503, body: "<h1>Service Unavailable</h1>" } },
    { name: "an error without a name", told: { status: 400, body: "{}" } },
  ])("does not mistake $name for an answer of AWS", ({ told }) => {
    expect(judge(told)).toMatchObject({
      kind: "refused",
      reason: undefined,
      fault: { origin: "garbled", status: told.status ?? 200 },
    });
  });

  const aws = (code: string | undefined, reason: string | undefined) => ({
    kind: "refused",
    reason,
    fault: { origin: "aws", code },
  });
  it.each([
    {
      name: "a header",
      told: { headers: { "x-amzn-errortype": "AccessDeniedException" }, body: '{"error":"TOKEN_EXPIRED","message":"m"}' },
      outcome: aws("AccessDeniedException", "TOKEN_EXPIRED"),
    },
    {
      name: "a header with an address behind",
      told: { headers: { "x-amzn-errortype": "ValidationException:http://internal.amazon.com/coral/" }, body: '{"message":"m"}' },
      outcome: aws("ValidationException", undefined),
    },
    {
      name: "the body, with a namespace before",
      told: { body: '{"__type":"com.amazonaws.signin#AccessDeniedException","error":"AUTHCODE_EXPIRED","message":"m"}' },
      outcome: aws("AccessDeniedException", "AUTHCODE_EXPIRED"),
    },
    {
      name: "OAuth's own word",
      told: { body: '{"error":"invalid_grant","error_description":"m"}' },
      outcome: aws("invalid_grant", "invalid_grant"),
    },
  ])("finds AWS's code in $name", ({ told, outcome }) => {
    expect(judge({ status: 401, ...told })).toMatchObject(outcome);
  });

  it("keeps the time, the request and AWS's words, on one line and without what the request held", () => {
    const headers = {
      date: "Fri, 20 Nov 2026 12:00:00 GMT",
      "x-amzn-requestid": "req-1",
      "x-amzn-errortype": "ValidationException",
    };
    const body = JSON.stringify({ error: "INVALID_REQUEST", message: "The code planted-code\n\u001b[31mis wrong" });
    expect(judge({ status: 400, headers, body })).toMatchObject({
      fault: {
        serverTime: Date.UTC(2026, 10, 20, 12),
        requestId: "req-1",
        message: "The code [redacted] \ufffd[31mis wrong",
      },
    });
  });
});
