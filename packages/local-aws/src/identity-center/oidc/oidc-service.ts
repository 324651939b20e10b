import { AwsFault } from "../../errors/aws-fault.ts";
import { type JsonDocument, readDocument } from "../../rest-json/document.ts";
import { jsonAnswer } from "../../rest-json/json-answer.ts";
import { type Operation, pathService } from "../../rest-json/path-service.ts";
import type { Service } from "../../server/service.ts";
import type { SignableRequest } from "../../signature/signable-request.ts";
import { answerAuthorize, authorize } from "./authorize.ts";
import { createToken } from "./create-token.ts";
import { answerDevice, showDevice } from "./device-pages.ts";
import { invalidRequest, oidcRefusal } from "./oidc-fault.ts";
import type { OidcWorld } from "./oidc-world.ts";
import { registerClient } from "./register-client.ts";
import { startDeviceAuthorization } from "./start-device-authorization.ts";

const api = (
  name: string,
  perform: (document: JsonDocument, request: SignableRequest, world: OidcWorld) => JsonDocument,
): Operation<OidcWorld> => ({
  name,
  answer: (request, world) => {
    const document = readDocument(request.body);
    if (document === undefined) throw invalidRequest("The body is no JSON object");
    return jsonAnswer(200, perform(document, request, world));
  },
});

const operations: Readonly<Record<string, Readonly<Record<string, Operation<OidcWorld>>>>> = {
  "/client/register": { POST: api("RegisterClient", registerClient) },
  "/device_authorization": { POST: api("StartDeviceAuthorization", startDeviceAuthorization) },
  "/token": { POST: api("CreateToken", (document, _, world) => createToken(document, world)) },
  "/authorize": {
    GET: { name: "Authorize", answer: authorize },
    POST: { name: "AnswerAuthorize", answer: answerAuthorize },
  },
  "/device": {
    GET: { name: "ShowDevice", answer: showDevice },
    POST: { name: "AnswerDevice", answer: answerDevice },
  },
};

const harmless = new Set([
  ...["clientName", "clientType", "clientId", "grantType", "grantTypes", "scopes", "redirectUri", "redirectUris", "issuerUrl"],
  ...["startUrl", "client_id", "redirect_uri", "response_type", "code_challenge_method", "decision", "identity"],
]);

/**
 * IAM Identity Center's OIDC service, and the pages on which people sign in.
 *
 * @internal
 */
export function oidcService(world: OidcWorld): Service {
  return pathService({
    name: "sso-oidc",
    world,
    operations,
    harmless,
    refuse: oidcRefusal,
    refusalOf: (error) => (error instanceof AwsFault ? oidcRefusal(error) : undefined),
    throttling: { code: "SlowDownException", status: 400, message: "Too many requests" },
    failure: { code: "InternalServerException", status: 500, message: "Internal server error" },
  });
}
