import { isLoopbackRedirect } from "../oauth/loopback-redirect.ts";
import { isChallenge } from "../oauth/pkce.ts";
import { redirect } from "../oauth/redirect.ts";
import { readDecision } from "../pages/consent-page.ts";
import type { Answer } from "../server/service.ts";
import type { SignableRequest } from "../signature/signable-request.ts";
import { authorizePage, confirmationPage, wrongSigninPage } from "./signin-pages.ts";
import { confirmationPath, crossDevice, type SigninRequest, type SigninWorld, sameDevice } from "./signin-world.ts";

const ticketLifetime = 10 * 60 * 1000;
const codeLifetime = 5 * 60 * 1000;

/**
 * Where `aws login` sends the browser. Its code challenge method is called `SHA-256`, unlike OAuth's.
 *
 * @internal
 */
export function authorize(request: SignableRequest, world: SigninWorld): Answer {
  const asked = new URLSearchParams(request.query);
  const clientId = asked.get("client_id") ?? "";
  const redirectUri = asked.get("redirect_uri") ?? "";
  if (clientId !== sameDevice && clientId !== crossDevice) return wrongSigninPage(`There is no client ${clientId}`);
  const confirmation = `${world.originOf(request)}${confirmationPath}`;
  if (clientId === sameDevice ? !isLoopbackRedirect(redirectUri) : redirectUri !== confirmation) {
    return wrongSigninPage(`The client may not redirect to ${redirectUri}`);
  }
  const problem = problemOf(asked);
  if (problem !== undefined) return wrongSigninPage(problem);
  const signin = { clientId, redirectUri, state: asked.get("state") ?? "", challenge: asked.get("code_challenge") ?? "" };
  const principals = world.principals.list();
  const { mode } = world.signIn;
  if (mode === "denied") return denied(signin);
  if (mode === "automatic") return approved(signin, principals[0] ?? "", world);
  const ticket = world.tickets.issue(signin, world.clock.now() + ticketLifetime);
  return authorizePage(signin, { ticket, principals });
}

/**
 * The answer of the sign-in page.
 *
 * @internal
 */
export function answerAuthorize(request: SignableRequest, world: SigninWorld): Answer {
  const decision = readDecision(request.body);
  const { value: signin, expiresAt } = world.tickets.take(decision.ticket) ?? { value: undefined, expiresAt: 0 };
  if (signin === undefined || expiresAt <= world.clock.now()) {
    return wrongSigninPage("This sign-in was answered before, or it took too long.");
  }
  return decision.approved ? approved(signin, decision.identity, world) : denied(signin);
}

/**
 * Where the browser ends when the program runs on another computer.
 *
 * @internal
 */
export function confirm(request: SignableRequest, { codes, clock }: SigninWorld): Answer {
  const asked = new URLSearchParams(request.query);
  const code = asked.get("code") ?? "";
  if (asked.get("error") === "access_denied") return wrongSigninPage("The sign-in was denied.");
  if (!codes.has(code, clock.now())) return wrongSigninPage("The authorization code was used before, or has expired.");
  const text = new URLSearchParams({ state: asked.get("state") ?? "", code }).toString();
  return confirmationPage(Buffer.from(text).toString("base64"));
}

function problemOf(asked: URLSearchParams): string | undefined {
  if (asked.get("response_type") !== "code") return "response_type must be code";
  if (asked.get("scope") !== "openid") return "scope must be openid";
  if (asked.get("code_challenge_method") !== "SHA-256") return "code_challenge_method must be SHA-256";
  if (!isChallenge(asked.get("code_challenge") ?? "")) return "code_challenge must be a SHA-256 in base64url";
  return (asked.get("state") ?? "") === "" ? "state is missing" : undefined;
}

function approved(signin: SigninRequest, arn: string, { principals, codes, clock }: SigninWorld): Answer {
  const principal = principals.list().includes(arn) ? principals.find(arn) : undefined;
  if (principal === undefined) return wrongSigninPage(`No one can sign in as ${arn}`);
  if (principals.isDenied(principal, "signin:AuthorizeOAuth2Access")) {
    return wrongSigninPage(`${arn} is not authorized to perform: signin:AuthorizeOAuth2Access`);
  }
  const code = codes.issue({ ...signin, principal: arn }, clock.now() + codeLifetime);
  return redirect(signin.redirectUri, { code, state: signin.state });
}

function denied({ redirectUri, state }: SigninRequest): Answer {
  const parameters = { error: "access_denied", error_description: "The user denied the request", state };
  return { ...redirect(redirectUri, parameters), code: "access_denied" };
}
