import { type JsonDocument, readDocument, shownFields } from "../rest-json/document.ts";
import { jsonAnswer } from "../rest-json/json-answer.ts";
import type { Answer, Service } from "../server/service.ts";
import type { SignableRequest } from "../signature/signable-request.ts";
import { answerAuthorize, authorize, confirm } from "./authorize.ts";
import { createToken } from "./create-token.ts";
import { oauthFault, SigninFault, signinRefusal } from "./signin-fault.ts";
import { confirmationPath, type SigninWorld } from "./signin-world.ts";

interface Operation {
  readonly name: string;
  readonly answer: (request: SignableRequest, world: SigninWorld) => Answer;
}

const operations: Readonly<Record<string, Readonly<Record<string, Operation>>>> = {
  "/v1/token": { POST: { name: "CreateOAuth2Token", answer: answerToken } },
  "/v1/authorize": {
    GET: { name: "Authorize", answer: authorize },
    POST: { name: "AnswerAuthorize", answer: answerAuthorize },
  },
  [confirmationPath]: { GET: { name: "Confirm", answer: confirm } },
};

const wrongMethod: Operation = {
  name: "",
  answer: () => signinRefusal({ code: "MethodNotAllowedException", status: 405, message: "Method not allowed" }),
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
  return {
    name: "signin",
    recognise(request) {
      const operation = operationOf(request);
      return operation && { operation: operation.name, parameters: shownFields(fieldsOf(request), harmless) };
    },
    answer(request) {
      try {
        return (operationOf(request) ?? wrongMethod).answer(request, world);
      } catch (error) {
        if (error instanceof SigninFault) return error.answer;
        throw error;
      }
    },
    refuse: (error) => signinRefusal(error),
    throttling: { code: "TooManyRequestsError", status: 429, message: "Rate exceeded" },
    failure: { code: "InternalServerException", status: 500, message: "Internal server error" },
  };
}

function answerToken(request: SignableRequest, world: SigninWorld): Answer {
  const document = readDocument(request.body);
  if (document === undefined) throw oauthFault("invalid_request", "The body is no JSON object");
  return jsonAnswer(200, createToken(document, request, world));
}

function operationOf({ method, path }: SignableRequest): Operation | undefined {
  const methods = Object.hasOwn(operations, path) ? operations[path] : undefined;
  return methods && (methods[method] ?? wrongMethod);
}

function fieldsOf(request: SignableRequest): JsonDocument {
  const form = request.method === "GET" ? request.query : Buffer.from(request.body).toString("utf8");
  return readDocument(request.body) ?? Object.fromEntries(new URLSearchParams(form));
}
