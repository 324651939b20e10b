import { CredentialError } from "../../errors/credential-error.ts";
import { readCaBundle } from "../../network/ca-bundle.ts";
import type { CallCircumstances } from "../../network/faults/fault.ts";
import { judgeByTable } from "../../network/faults/judge-by-table.ts";
import { networkFaults } from "../../network/faults/network-faults.ts";
import { readFault } from "../../network/faults/read-fault.ts";
import { usualPatience } from "../../network/patience.ts";
import { plainRequest } from "../../network/plain-request.ts";
import { createRequestHandler, type RoutedHandler } from "../../network/request-handler.ts";
import type { SsoDeps } from "../sso-deps.ts";
import type { SsoSession } from "../sso-session.ts";
import { isVanityUrl, judgeRedirect, type ResolvedStart } from "./start-url.ts";

/** @internal */
export interface StartInput {
  readonly session: SsoSession;
  readonly profile: string | undefined;
}

const redirects = new Set([301, 302, 303, 307, 308]);
/** A server that does not know HEAD says one of these. */
const tryGet = new Set([405, 501]);

/**
 * Finds the start URL and region that AWS must be told. One of AWS's own hosts is as it is; a vanity address is asked once
 * where it leads, with HEAD or else GET, and must lead to one of AWS's own by https. Source: aws-facts.md §4.
 *
 * With a custom address of the sign-in service the start URL is that service's affair.
 *
 * @throws {CredentialError} `INVALID_VALUE` when it is no https address or leads elsewhere; what the network throws
 * @internal
 */
export async function resolveStartUrl({ session, profile }: StartInput, deps: SsoDeps): Promise<ResolvedStart> {
  const { startUrl, region, endpoint } = session;
  if (endpoint.oidcUrl !== undefined || !isVanityUrl(startUrl)) {
    return { startUrl, region };
  }
  const url = URL.parse(startUrl);
  if (url === null || url.protocol !== "https:") {
    throw new CredentialError("INVALID_VALUE", `The start URL ${startUrl} is not an https:// address.`, {
      profile,
      hints: ["Correct sso_start_url. The console shows it: IAM Identity Center, Settings, AWS access portal URL."],
    });
  }
  const ca = endpoint.caBundle === undefined ? undefined : await readCaBundle(endpoint.caBundle, profile);
  const handler = createRequestHandler({ environment: deps.environment, patience: deps.patience ?? usualPatience, ca });
  try {
    const head = await ask("HEAD", url, handler);
    const { status, location } = tryGet.has(head.status) ? await ask("GET", url, handler) : head;
    return judgeRedirect(startUrl, redirects.has(status) ? location : undefined, region);
  } catch (thrown) {
    throw thrown instanceof CredentialError ? thrown : judgeUnreachable(thrown, { session, profile }, handler);
  } finally {
    handler.destroy();
  }
}

async function ask(method: "HEAD" | "GET", url: URL, handler: RoutedHandler) {
  // A page of any size may follow.
  const { response } = await handler.look(plainRequest({ method, url, headers: {} }));
  return { status: response.statusCode, location: response.headers["location"] };
}

function judgeUnreachable(thrown: unknown, { session, profile }: StartInput, { route }: RoutedHandler): CredentialError {
  const circumstances: CallCircumstances = {
    profile,
    region: session.region,
    customEndpoint: false,
    caBundle: session.endpoint.caBundle,
    endpoint: route.origin,
    proxy: route.proxy,
    tunnelStatus: route.tunnelStatus,
  };
  const rows = networkFaults<CallCircumstances>({ service: "SSO", call: () => "the start URL" });
  return judgeByTable(rows, readFault(thrown, []), circumstances);
}
