import { readDocument } from "../rest-json/document.ts";
import { jsonAnswer } from "../rest-json/json-answer.ts";
import { type Operation, pathService } from "../rest-json/path-service.ts";
import type { Answer, Service } from "../server/service.ts";
import type { SignableRequest } from "../signature/signable-request.ts";
import { answerAuthorize, authorize, confirm } from "./authorize.ts";
import { createToken } from "./create-token.ts";
import { oauthFault, SigninFault, signinRefusal } from "./signin-fault.ts";
import { confirmationPath, type SigninWorld } from "./signin-world.ts";

const operations: Readonly<Record<string, Readonly<Record<string, Operation<SigninWorld>>>>> = {
  "/v1/token": { POST: { name: "CreateOAuth2Token", answer: answerToken } },
  "/v1/authorize": {
    GET: { name: "Authorize", answer: authorize },
    POST: { name: "AnswerAuthorize", answer: answerAuthorize },
  },
  [confirmationPath]: { GET: { name: "Confirm", answer: confirm } },
};

const harmless = new Set([
  ...["clientId", "grantType", "redirectUri", "client_id", "redirect_uri", "response_type", "scope", "code_challenge_method"],
  ...["decision", "identity", "error"],
]);

/**
 * Console sign-in for programs: the pages, and the endpoint that gives credentials against a code or a refresh token.
 *
 * @internal
 */
export function signinService(world: SigninWorld): Service {
  return pathService({
    name: "signin",
    world,
    operations,
    harmless,
    refuse: (refusal) => signinRefusal(refusal),
    refusalOf: (error) => (error instanceof SigninFault ? error.answer : undefined),
    throttling: { code: "TooManyRequestsError", status: 429, message: "Rate exceeded" },
    failure: { code: "InternalServerException", status: 500, message: "Internal server error" },
  });
}

function answerToken(request: SignableRequest, world: SigninWorld): Answer {
  const document = readDocument(request.body);
  if (document === undefined) throw oauthFault("invalid_request", "The body is no JSON object");
  return jsonAnswer(200, createToken(document, request, world));
}
