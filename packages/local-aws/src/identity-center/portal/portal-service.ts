import { AwsFault } from "../../errors/aws-fault.ts";
import { shownFields } from "../../rest-json/document.ts";
import { jsonAnswer } from "../../rest-json/json-answer.ts";
import type { Answer, Service } from "../../server/service.ts";
import { headerOf, type SignableRequest } from "../../signature/signable-request.ts";
import { isInRegion } from "../instance-address.ts";
import { portalRefusal, tooManyRequests, unauthorized } from "./portal-fault.ts";
import {
  getRoleCredentials,
  listAccountRoles,
  listAccounts,
  logout,
  type PortalOperation,
  type PortalWorld,
} from "./portal-operations.ts";
import { TokenBucket } from "./token-bucket.ts";

interface Endpoint {
  readonly name: string;
  readonly method: string;
  readonly perform: PortalOperation;
}

const endpoints: Readonly<Record<string, Endpoint>> = {
  "/federation/credentials": { name: "GetRoleCredentials", method: "GET", perform: getRoleCredentials },
  "/assignment/accounts": { name: "ListAccounts", method: "GET", perform: listAccounts },
  "/assignment/roles": { name: "ListAccountRoles", method: "GET", perform: listAccountRoles },
  "/logout": { name: "Logout", method: "POST", perform: logout },
};

const harmless = new Set(["role_name", "account_id", "max_result", "next_token"]);

/**
 * IAM Identity Center's access portal. Calls are unsigned; a header holds the access token.
 *
 * @internal
 */
export function portalService(world: PortalWorld): Service {
  const { requestsPerSecond, burst } = world.instance;
  const bucket =
    requestsPerSecond === undefined
      ? undefined
      : new TokenBucket({ perSecond: requestsPerSecond, burst: burst ?? requestsPerSecond });
  return {
    name: "sso",
    recognise({ path, query }) {
      const endpoint = endpointAt(path);
      const parameters = shownFields(Object.fromEntries(new URLSearchParams(query)), harmless);
      return endpoint && { operation: endpoint.name, parameters };
    },
    answer(request) {
      if (bucket?.take(world.clock.now()) === false) return portalRefusal(tooManyRequests);
      try {
        return perform(request, world);
      } catch (error) {
        if (error instanceof AwsFault) return portalRefusal(error);
        throw error;
      }
    },
    refuse: portalRefusal,
    throttling: tooManyRequests,
    failure: { code: "InternalServerException", status: 500, message: "Internal error" },
  };
}

function perform(request: SignableRequest, world: PortalWorld): Answer {
  const endpoint = endpointAt(request.path);
  if (endpoint === undefined || endpoint.method !== request.method) {
    return portalRefusal({ code: "MethodNotAllowedException", status: 405, message: "Method not allowed" });
  }
  const token = headerOf(request, "x-amz-sso_bearer_token") ?? "";
  const session = isInRegion(request, world.instance) ? world.sessions.find(token, world.clock.now()) : undefined;
  if (session === undefined) throw unauthorized();
  return jsonAnswer(200, endpoint.perform({ query: new URLSearchParams(request.query), session }, world));
}

function endpointAt(path: string): Endpoint | undefined {
  return Object.hasOwn(endpoints, path) ? endpoints[path] : undefined;
}
