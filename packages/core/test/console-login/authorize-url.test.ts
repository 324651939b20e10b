import { expect, it } from "vitest";
import { challengeOf } from "../../src/browser/pkce.ts";
import { authorizeUrl } from "../../src/console-login/sign-in/authorize-url.ts";
import { Secret } from "../../src/model/secret.ts";

it("authorizeUrl asks as the AWS CLI does, with the service's own name for the method", () => {
  // RFC 7636, appendix B.
  const challenge = challengeOf("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
  const url = authorizeUrl({
    base: "https://eu-west-1.signin.aws.amazon.com",
    clientId: "arn:aws:signin:::devtools/same-device",
    redirectUri: "http://127.0.0.1:4711/oauth/callback",
    pkce: { state: new Secret("st-1"), challenge },
  });
  expect(url.split("?")[0]).toBe("https://eu-west-1.signin.aws.amazon.com/v1/authorize");
  expect(Object.fromEntries(new URL(url).searchParams)).toEqual({
    response_type: "code",
    client_id: "arn:aws:signin:::devtools/same-device",
    redirect_uri: "http://127.0.0.1:4711/oauth/callback",
    state: "st-1",
    scope: "openid",
    code_challenge_method: "SHA-256",
    code_challenge: "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
  });
  expect(url).toContain("client_id=arn%3Aaws%3Asignin%3A%3A%3Adevtools%2Fsame-device");
});
