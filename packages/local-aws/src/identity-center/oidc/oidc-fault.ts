import { AwsFault } from "../../errors/aws-fault.ts";
import { jsonAnswer } from "../../rest-json/json-answer.ts";
import type { Answer, Refusal } from "../../server/service.ts";

const statuses: Readonly<Record<string, number>> = { InvalidClientException: 401, InternalServerException: 500 };

/**
 * A refusal of the OIDC service: 400, but 401 for a client that it does not know.
 *
 * @internal
 */
export function oidcFault(code: string, message: string): AwsFault {
  return new AwsFault(code, statuses[code] ?? 400, message);
}

/** @internal */
export function invalidRequest(message = "Invalid request"): AwsFault {
  return oidcFault("InvalidRequestException", message);
}

/** @internal */
export function invalidGrant(message = "Invalid grant provided"): AwsFault {
  return oidcFault("InvalidGrantException", message);
}

/**
 * The service's way to refuse: the type in a header alone, OAuth's names in the body.
 *
 * @internal
 */
export function oidcRefusal({ code, status, message }: Refusal): Answer {
  const headers = { "x-amzn-errortype": `${code}:http://internal.amazon.com/coral/com.amazonaws.sso.oidc/` };
  return { ...jsonAnswer(status, { error: oauthError(code), error_description: message }, headers), code };
}

/**
 * OAuth's name of an error: `InvalidGrantException` is `invalid_grant`.
 */
function oauthError(code: string): string {
  if (code === "InternalServerException") return "server_error";
  return code
    .replace(/Exception$/, "")
    .replace(/(?<=[a-z])(?=[A-Z])/g, "_")
    .toLowerCase();
}
