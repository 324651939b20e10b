import { type Parameters, readParameters } from "../query/parameters.ts";
import { jsonAnswer } from "../rest-json/json-answer.ts";
import type { Answer, Refusal, Service } from "../server/service.ts";
import { headerOf, type SignableRequest } from "../signature/signable-request.ts";
import { consoleHome, consoleLogin } from "./console-login.ts";
import { noConsolePage } from "./console-pages.ts";
import { FederationFault, type FederationWorld } from "./federation-world.ts";
import { getSigninToken } from "./get-signin-token.ts";

const federationPath = "/federation";
const homePath = "/console/home";

const operations: Readonly<Record<string, string>> = { getsignintoken: "GetSigninToken", login: "ConsoleLogin" };

/**
 * The console for holders of temporary credentials: the endpoint that gives sign-in tokens, and the address that takes them.
 *
 * @internal
 */
export function federationService(world: FederationWorld): Service {
  return {
    name: "federation",
    recognise(request) {
      if (request.path === homePath) return { operation: "ConsoleHome", parameters: {} };
      if (request.path !== federationPath) return undefined;
      const parameters = parametersOf(request);
      const shown = ["SessionDuration", "Destination", "Issuer"].flatMap((name) => {
        const value = parameters.get(name);
        return value === undefined ? [] : [[name, value] as const];
      });
      return { operation: operationOf(parameters), parameters: Object.fromEntries(shown) };
    },
    answer(request, { operation }) {
      try {
        return perform(request, operation, world);
      } catch (error) {
        if (error instanceof FederationFault) return noConsolePage(error.message);
        throw error;
      }
    },
    refuse: refusal,
    throttling: { code: "TooManyRequests", status: 429, message: "Too many requests" },
    failure: { code: "InternalFailure", status: 500, message: "Internal failure" },
  };
}

function perform(request: SignableRequest, operation: string, world: FederationWorld): Answer {
  const parameters = parametersOf(request);
  switch (operation) {
    case "GetSigninToken":
      return jsonAnswer(200, { SigninToken: getSigninToken(parameters, world) });
    case "ConsoleLogin":
      return consoleLogin(parameters, world);
    case "ConsoleHome":
      return consoleHome(request, world);
    default:
      throw new FederationFault("The request names no action.");
  }
}

function parametersOf(request: SignableRequest): Parameters {
  return readParameters({ query: request.query, body: request.body, contentType: headerOf(request, "content-type") });
}

function operationOf(parameters: Parameters): string {
  return operations[parameters.get("Action")?.toLowerCase() ?? ""] ?? "";
}

function refusal({ code, status, message }: Refusal): Answer {
  return { status, headers: { "content-type": "text/html; charset=utf-8" }, body: `<h1>${message}</h1>\n`, code };
}
