import type { Parameters } from "../query/parameters.ts";
import type { Answer } from "../server/service.ts";
import { headerOf, type SignableRequest } from "../signature/signable-request.ts";
import { consolePage } from "./console-pages.ts";
import { FederationFault, type FederationWorld } from "./federation-world.ts";

/** Where each partition's console is. */
const consoleDomains: Readonly<Record<string, string>> = {
  aws: "aws.amazon.com",
  "aws-cn": "amazonaws.cn",
  "aws-us-gov": "amazonaws-us-gov.com",
  "aws-eusc": "amazonaws-eusc.eu",
  "aws-iso": "c2shome.ic.gov",
  "aws-iso-b": "sc2shome.sgov.gov",
  "aws-iso-e": "csphome.adc-e.uk",
  "aws-iso-f": "csphome.hci.ic.gov",
};

/**
 * The sign-in URL: shows who is signed in, and gives the browser a cookie to show it again.
 *
 * @throws {FederationFault} for a token that has expired, and for a destination outside of the partition's console
 * @internal
 */
export function consoleLogin(parameters: Parameters, { clock, directory, tokens }: FederationWorld): Answer {
  const session = tokens.find(parameters.get("SigninToken") ?? "", clock.now());
  if (session === undefined) throw new FederationFault("The sign-in URL has expired, or never was one. It works for 15 minutes.");
  const destination = parameters.get("Destination") ?? "";
  const domain = consoleDomains[session.partition] ?? "";
  const host = URL.canParse(destination) && destination.startsWith("https://") ? new URL(destination).hostname : "";
  if (!host.endsWith(`.${domain}`)) throw new FederationFault(`The destination is not one of ${domain}.`);
  const accountName = directory.account(session.account).name;
  return consolePage(session, { accountName, destination, cookie: tokens.enter(session) });
}

/**
 * Who the browser is signed in as.
 *
 * @throws {FederationFault} when it is not
 * @internal
 */
export function consoleHome(request: SignableRequest, { clock, directory, tokens }: FederationWorld): Answer {
  const cookie = /(?:^|;\s*)console=([\w-]+)/.exec(headerOf(request, "cookie") ?? "")?.[1] ?? "";
  const session = tokens.browser(cookie, clock.now());
  if (session === undefined) throw new FederationFault("This browser has no session, or it has ended.");
  const accountName = directory.account(session.account).name;
  return consolePage(session, { accountName, destination: undefined, cookie: undefined });
}
