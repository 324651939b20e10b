import { describe, expect, it } from "vitest";
import type { BrowserReach } from "../../src/browser/browser-reach.ts";
import { authorizeUrl, webAddress } from "../../src/sso/sign-in/authorize-url.ts";
import { chooseMethod } from "../../src/sso/sign-in/choose-method.ts";

const here: BrowserReach = { canOpen: true, canReturn: true, reason: undefined };
const ssh: BrowserReach = { canOpen: false, canReturn: false, reason: "this is an SSH session" };
const editor: BrowserReach = { canOpen: true, canReturn: false, reason: "this is an SSH session" };
const code = { grant: "authorization-code", open: true, mayFallBack: true };

describe("chooseMethod", () => {
  it.each([
    { name: "PKCE at the user's own machine", options: {}, reach: here, chosen: code },
    { name: "PKCE with the address shown", options: { noBrowser: true }, reach: here, chosen: { ...code, open: false } },
    {
      name: "a code when asked for",
      options: { useDeviceCode: true },
      reach: here,
      chosen: { grant: "device-code", open: true },
    },
    {
      name: "a code when asked for, without a browser",
      options: { useDeviceCode: true, noBrowser: true },
      reach: here,
      chosen: { grant: "device-code", open: false },
    },
    { name: "a code over SSH", options: {}, reach: ssh, chosen: { grant: "device-code", open: false, reason: ssh.reason } },
    {
      name: "PKCE over SSH when the address is asked for, to paste what the browser ended on",
      options: { noBrowser: true },
      reach: ssh,
      chosen: { ...code, open: false },
    },
    {
      name: "a code over SSH, opened at home by the editor",
      options: {},
      reach: editor,
      chosen: { grant: "device-code", open: true },
    },
    {
      name: "PKCE over SSH for a port that is forwarded",
      options: { redirectPort: 8400 },
      reach: ssh,
      chosen: { ...code, open: false, mayFallBack: false },
    },
    {
      name: "PKCE over SSH when insisted on, to paste the address",
      options: { useDeviceCode: false },
      reach: ssh,
      chosen: { ...code, open: false, mayFallBack: false },
    },
  ])("takes $name", ({ options, reach, chosen }) => {
    expect(chooseMethod(options, reach)).toMatchObject(chosen);
  });
});

describe("authorizeUrl", () => {
  it("is the AWS CLI's", () => {
    const url = authorizeUrl({
      base: "https://oidc.eu-west-1.amazonaws.com",
      clientId: "c+1",
      redirectUri: "http://127.0.0.1:52011/oauth/callback",
      state: "st-_",
      challenge: "ch",
      scopes: ["sso:account:access", "other"],
    });
    expect(url).toBe(
      "https://oidc.eu-west-1.amazonaws.com/authorize?response_type=code&client_id=c%2B1" +
        "&redirect_uri=http%3A%2F%2F127.0.0.1%3A52011%2Foauth%2Fcallback&state=st-_&code_challenge_method=S256" +
        "&scopes=sso%3Aaccount%3Aaccess%20other&code_challenge=ch",
    );
  });

  it("keeps the path of a custom address", () => {
    const rest = { clientId: "c", redirectUri: "r", state: "s", challenge: "h", scopes: [] };
    expect(authorizeUrl({ base: "http://127.0.0.1:4566/oidc/", ...rest })).toMatch(
      /^http:\/\/127\.0\.0\.1:4566\/oidc\/authorize\?/,
    );
  });
});

describe("webAddress", () => {
  it("passes what a browser may open", () => {
    expect(webAddress("https://device.sso.eu-west-1.amazonaws.com/?user_code=ABCD-EFGH")).toContain("user_code=ABCD-EFGH");
  });

  it.each(["javascript:alert(1)", "file:///etc/passwd", "vscode://x", "nonsense", "", undefined])("refuses %j", (text) => {
    expect(() => webAddress(text)).toThrow(expect.objectContaining({ code: "SIGN_IN_FAILED" }));
  });
});
