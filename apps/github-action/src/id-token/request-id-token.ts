import { text } from "node:stream/consumers";
import { CredentialError, type Environment, Secret } from "@aws-temp/core";
import {
  createRequestHandler,
  judgeByTable,
  networkFaults,
  type Patience,
  plainRequest,
  readFault,
  usualPatience,
} from "@aws-temp/core/internal/network";
import { userAgent } from "../user-agent.ts";
import { expiryOf, readClaims } from "./claims.ts";

/** @public */
export interface IdTokenDeps {
  /** `ACTIONS_ID_TOKEN_REQUEST_URL` and `_TOKEN` as the runner sets them, and the variables of proxies. */
  readonly environment: Environment;
  /** Milliseconds since the epoch. Default: now. */
  readonly now?: number | undefined;
  /** How long an answer may take. Default: 30 s until it begins, 60 s in all. */
  readonly patience?: Patience | undefined;
}

/** As a message names the call. */
const call = "The request for an OIDC token";

const faults = networkFaults({ service: "GitHub's token service", call: () => "an OIDC token" });

/**
 * Asks the runner's token service for an OIDC token once. Each call brings a new one, which lives for five minutes.
 *
 * Goes through the environment's proxy, in upper or lower case, unless `NO_PROXY` exempts the host. Where the proxy does not lead there, as
 * on a GitHub Enterprise Server inside the network, the service is asked directly.
 *
 * @param audience - who the token is for (`aud`)
 * @throws {CredentialError} `SOURCE_UNSUPPORTED` when the job has no permission (`id-token: write`); `SOURCE_FAILED` when the service
 *   refuses, with its HTTP status in `data.status`; `NETWORK_UNREACHABLE`, `PROXY_FAILED` or `TLS_UNTRUSTED`
 * @public
 */
export async function requestIdToken(audience: string, deps: IdTokenDeps): Promise<Secret> {
  const { environment, now = Date.now() } = deps;
  const { ACTIONS_ID_TOKEN_REQUEST_URL: address, ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer } = environment as Variables;
  if (!address || !bearer) {
    throw new CredentialError("SOURCE_UNSUPPORTED", "The job has no permission to get an OIDC token.", {
      hints: ["Give the job the permission: permissions: { id-token: write }"],
    });
  }
  const { status, body } = await ask(withAudience(address, audience), new Secret(bearer), deps);
  const value = status === 200 ? tokenOf(body) : undefined;
  if (value === undefined) {
    const what = status === 200 ? "was answered without a token" : `was answered with HTTP ${status}`;
    throw new CredentialError("SOURCE_FAILED", `${call} ${what}.`, { status, hints: hintsOf(status, new Secret(bearer), now) });
  }
  return new Secret(value);
}

interface Variables {
  readonly ACTIONS_ID_TOKEN_REQUEST_URL?: string;
  readonly ACTIONS_ID_TOKEN_REQUEST_TOKEN?: string;
}

function withAudience(address: string, audience: string): URL {
  if (!URL.canParse(address)) {
    throw new CredentialError("INVALID_VALUE", "ACTIONS_ID_TOKEN_REQUEST_URL is not an address.");
  }
  const url = new URL(address);
  if (audience !== "") url.searchParams.set("audience", audience);
  return url;
}

async function ask(url: URL, bearer: Secret, deps: IdTokenDeps) {
  try {
    return await get(url, bearer, deps);
  } catch (refused) {
    if (!(refused instanceof CredentialError) || refused.code !== "PROXY_FAILED") throw refused;
    const direct = Object.entries(deps.environment).filter(([name]) => !/^(?:https?|all)_proxy$/i.test(name));
    return await get(url, bearer, { ...deps, environment: Object.fromEntries(direct) }).catch(() => Promise.reject(refused));
  }
}

async function get(url: URL, bearer: Secret, { environment, patience = usualPatience }: IdTokenDeps) {
  const handler = createRequestHandler({ environment, patience, ca: undefined });
  const headers = { accept: "application/json", authorization: `Bearer ${bearer.reveal()}`, "user-agent": userAgent };
  try {
    const { response } = await handler.handle(plainRequest({ method: "GET", url, headers }));
    return { status: response.statusCode, body: await text(response.body) };
  } catch (thrown) {
    if (thrown instanceof CredentialError) throw thrown;
    const { origin, proxy, tunnelStatus } = handler.route;
    const circumstances = { profile: undefined, region: "", customEndpoint: false, caBundle: undefined };
    const fault = readFault(thrown, [bearer]);
    const judged = judgeByTable(faults, fault, { ...circumstances, endpoint: origin, proxy, tunnelStatus });
    const hints = ["Check the runner's network and proxy."];
    if (judged.code !== "AWS_UNAVAILABLE") {
      throw new CredentialError(judged.code, judged.message, { cause: judged.cause, hints });
    }
    const what = fault.code === "ANSWER_TOO_LARGE" ? fault.message : "sent an answer that cannot be read";
    throw new CredentialError("SOURCE_FAILED", `GitHub's token service ${origin} ${what}.`, { hints });
  } finally {
    handler.destroy();
  }
}

function tokenOf(body: string): string | undefined {
  try {
    const { value } = JSON.parse(body) as { readonly value?: unknown };
    return typeof value === "string" && value !== "" ? value : undefined;
  } catch {
    return undefined;
  }
}

function hintsOf(status: number, bearer: Secret, now: number): readonly string[] {
  const expiry = expiryOf(readClaims(bearer));
  if ((status === 401 || status === 403) && expiry === undefined) {
    return ["The token service does not accept the job's request token. Start the job again."];
  }
  return (status === 401 || status === 403) && expiry !== undefined && expiry <= now
    ? ["The job's permission to get tokens has ended: it lasts a little over six hours. Split the job, or start it again."]
    : ["Look at https://www.githubstatus.com and run the job again."];
}
