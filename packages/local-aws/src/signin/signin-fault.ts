import { jsonAnswer } from "../rest-json/json-answer.ts";
import type { Answer, Refusal } from "../server/service.ts";

/**
 * A refusal of the sign-in service.
 *
 * @internal
 */
export class SigninFault extends Error {
  readonly answer: Answer;

  constructor(answer: Answer, message: string) {
    super(message);
    this.name = "SigninFault";
    this.answer = answer;
  }
}

const errors: Readonly<Record<string, string>> = {
  AccessDeniedException: "INSUFFICIENT_PERMISSIONS",
  ValidationException: "INVALID_REQUEST",
  TooManyRequestsError: "rate_exceeded",
  InternalServerException: "server_error",
};

/**
 * The service's way to refuse: the type in a header, the reason in the body.
 *
 * @internal
 */
export function signinRefusal({ code, status, message }: Refusal, error = errors[code] ?? code): Answer {
  return { ...jsonAnswer(status, { error, message }, { "x-amzn-errortype": code }), code };
}

/** What does not fit the request: missing, malformed or not matching. @internal */
export function validation(message: string): SigninFault {
  return new SigninFault(signinRefusal({ code: "ValidationException", status: 400, message }), message);
}

/** What AWS says of any code or token that it does not take, whatever the reason. @internal */
export function invalidGrant(): SigninFault {
  return validation("The provided authorization grant is invalid, expired, revoked, or malformed");
}

/** @internal */
export function accessDenied(
  error: "TOKEN_EXPIRED" | "AUTHCODE_EXPIRED" | "USER_CREDENTIALS_CHANGED" | "INSUFFICIENT_PERMISSIONS",
  message: string,
): SigninFault {
  const status = error === "TOKEN_EXPIRED" || error === "AUTHCODE_EXPIRED" ? 401 : 403;
  return new SigninFault(signinRefusal({ code: "AccessDeniedException", status, message }, error), message);
}

/** Errors that OAuth's parser finds before AWS's own checks: no type in a header. @internal */
export function oauthFault(error: "invalid_request" | "unsupported_grant_type", description: string): SigninFault {
  return new SigninFault({ ...jsonAnswer(400, { error, error_description: description }), code: error }, description);
}
