import { describe, expect, it } from "vitest";
import { type LocalAws, type LocalAwsOptions, standardWorld } from "../../src/index.ts";
import { start } from "../local-world.ts";
import { alice, authorizeUrl, callback, crossDevice, newKey, proofOf, token } from "./signin-client.ts";

const open = (url: string) => fetch(url, { redirect: "manual" });
const locationOf = (answer: Response) => new URL(answer.headers.get("location") ?? "none:");

/** Answers the page at an address. */
async function answerPage(aws: LocalAws, url: string, form: Record<string, string>): Promise<Response> {
  const ticket = /name="ticket" value="([^"]+)"/.exec(await (await open(url)).text())?.[1] ?? "";
  const body = new URLSearchParams({ ticket, ...form });
  return fetch(`${aws.url}/v1/authorize`, { method: "POST", body, redirect: "manual" });
}

it("comes back with a code and the state", async () => {
  const aws = await start();
  const { url } = authorizeUrl(aws);
  const location = locationOf(await answerPage(aws, url, { decision: "approve", identity: alice }));
  expect(location.href.startsWith(`${callback}?`)).toBe(true);
  expect([...location.searchParams.keys()].sort()).toEqual(["code", "state"]);
  expect(location.searchParams.get("state")).toBe("the-state");
});

it.each([
  { name: "by the page", signIn: "page" },
  { name: "by itself", signIn: "denied" },
] as const)("comes back with a denial ($name)", async ({ signIn }) => {
  const aws = await start({ signIn });
  const { url } = authorizeUrl(aws);
  const answer = signIn === "page" ? await answerPage(aws, url, { decision: "deny" }) : await open(url);
  expect(Object.fromEntries(locationOf(answer).searchParams)).toEqual({
    error: "access_denied",
    error_description: "The user denied the request",
    state: "the-state",
  });
});

it("lets choose among the users", async () => {
  const aws = await start();
  const { url, codeVerifier } = authorizeUrl(aws);
  const maria = alice.replace("alice", "maria");
  const location = locationOf(await answerPage(aws, url, { decision: "approve", identity: maria }));
  const body = {
    clientId: "arn:aws:signin:::devtools/same-device",
    grantType: "authorization_code",
    code: location.searchParams.get("code"),
    codeVerifier,
    redirectUri: callback,
  };
  const { document } = await token(aws, body, proofOf(aws, newKey()));
  expect(Buffer.from(document.idToken?.split(".")[1] ?? "", "base64url").toString()).toContain(`"sub":"${maria}"`);
});

describe("stops at a page", () => {
  const deny = standardWorld.users.map((user) => ({ ...user, deny: ["signin:*"] }));

  it.each<{ name: string; change?: Record<string, string | undefined>; options?: LocalAwsOptions; says: string }>([
    { name: "for another client", change: { client_id: "arn:aws:signin:::devtools/other" }, says: "There is no client" },
    { name: "for another path", change: { redirect_uri: "http://127.0.0.1:1/callback" }, says: "may not redirect" },
    { name: "for another host", change: { redirect_uri: "https://evil.example/oauth/callback" }, says: "may not redirect" },
    { name: "for a redirect to this computer from another one", change: { client_id: crossDevice }, says: "may not redirect" },
    { name: "for another response type", change: { response_type: "token" }, says: "response_type" },
    { name: "for another scope", change: { scope: "openid profile" }, says: "scope" },
    { name: "for OAuth's own name of the method", change: { code_challenge_method: "S256" }, says: "code_challenge_method" },
    { name: "for no challenge", change: { code_challenge: undefined }, says: "code_challenge" },
    { name: "for no state", change: { state: undefined }, says: "state is missing" },
    { name: "for whom a policy denies it", options: { users: deny }, says: "signin:AuthorizeOAuth2Access" },
    { name: "when no one can sign in", options: { consoleSignIn: { principals: [] } }, says: "No one can sign in" },
  ])("$name", async ({ change, options, says }) => {
    const aws = await start({ signIn: "automatic", ...options });
    const answer = await open(authorizeUrl(aws, change).url);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(says);
  });

  it("for an answer that came before", async () => {
    const aws = await start();
    const body = new URLSearchParams({ ticket: "made-up", decision: "approve", identity: alice });
    expect((await fetch(`${aws.url}/v1/authorize`, { method: "POST", body, redirect: "manual" })).status).toBe(400);
  });
});

describe("from another computer", () => {
  it("shows a code to paste, which works once", async () => {
    const aws = await start({ signIn: "automatic" });
    const redirectUri = `${aws.url}/v1/sessions/confirmation`;
    const { url, codeVerifier } = authorizeUrl(aws, { client_id: crossDevice, redirect_uri: redirectUri });
    const page = await fetch(url);
    const shown = /class="code long">([^<]+)</.exec(await page.text())?.[1] ?? "";
    const pasted = new URLSearchParams(Buffer.from(shown, "base64").toString());
    expect(pasted.get("state")).toBe("the-state");
    const body = { clientId: crossDevice, grantType: "authorization_code", code: pasted.get("code"), codeVerifier, redirectUri };
    expect(await token(aws, body, proofOf(aws, newKey()))).toMatchObject({ status: 200 });
    expect((await fetch(page.url)).status).toBe(400);
  });

  it("shows a denial", async () => {
    const aws = await start({ signIn: "denied" });
    const redirectUri = `${aws.url}/v1/sessions/confirmation`;
    const page = await fetch(authorizeUrl(aws, { client_id: crossDevice, redirect_uri: redirectUri }).url);
    expect(page.status).toBe(400);
    expect(await page.text()).toContain("The sign-in was denied.");
  });
});
