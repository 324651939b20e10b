import { AwsFault } from "../../errors/aws-fault.ts";
import { jsonAnswer } from "../../rest-json/json-answer.ts";
import type { Answer, Refusal } from "../../server/service.ts";

/** @internal */
export const unauthorized = (): AwsFault => new AwsFault("UnauthorizedException", 401, "Session token not found or invalid");

/** In no model; what AWS answers to a role that is not assigned. @internal */
export const forbidden = (): AwsFault => new AwsFault("ForbiddenException", 403, "No access");

/** @internal */
export const notFound = (message: string): AwsFault => new AwsFault("ResourceNotFoundException", 404, message);

/** @internal */
export const invalidPortalRequest = (message: string): AwsFault => new AwsFault("InvalidRequestException", 400, message);

/** @internal */
export const tooManyRequests: Refusal = { code: "TooManyRequestsException", status: 429, message: "HTTP 429 Unknown Code" };

/**
 * The portal's way to refuse: the type in the body alone.
 *
 * @internal
 */
export function portalRefusal({ code, status, message }: Refusal): Answer {
  return { ...jsonAnswer(status, { message, __type: `com.amazonaws.switchboard.portal#${code}` }), code };
}
