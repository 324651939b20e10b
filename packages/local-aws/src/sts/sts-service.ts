import { randomUUID } from "node:crypto";
import { AwsFault } from "../errors/aws-fault.ts";
import { authenticate } from "../identity/authenticate.ts";
import { type Parameters, readParameters } from "../query/parameters.ts";
import { type XmlContent, xmlElement } from "../query/xml.ts";
import type { Answer, Service } from "../server/service.ts";
import { headerOf, type SignableRequest } from "../signature/signable-request.ts";
import { assumeRole } from "./assume-role.ts";
import { assumeRoleWithWebIdentity } from "./assume-role-with-web-identity.ts";
import { getCallerIdentity } from "./get-caller-identity.ts";
import { getFederationToken } from "./get-federation-token.ts";
import { getSessionToken } from "./get-session-token.ts";
import type { SignedOperation, StsWorld, UnsignedOperation } from "./sts-world.ts";

const apiVersion = "2011-06-15";
const namespace = ` xmlns="https://sts.amazonaws.com/doc/${apiVersion}/"`;

const signedOperations: Readonly<Record<string, SignedOperation>> = {
  AssumeRole: assumeRole,
  GetCallerIdentity: getCallerIdentity,
  GetFederationToken: getFederationToken,
  GetSessionToken: getSessionToken,
};

const unsignedOperations: Readonly<Record<string, UnsignedOperation>> = {
  AssumeRoleWithWebIdentity: assumeRoleWithWebIdentity,
};

/** Parameters whose values prove who someone is. */
const secretParameters = new Set(["TokenCode", "WebIdentityToken", "SAMLAssertion"]);

/**
 * The Security Token Service. It takes what no other service recognises, whatever the path.
 *
 * @internal
 */
export function stsService(world: StsWorld): Service {
  return {
    name: "sts",
    recognise(request) {
      const parameters = parametersOf(request);
      return { operation: parameters.get("Action") ?? "", parameters: shownParameters(parameters) };
    },
    answer(request, { operation }) {
      try {
        return answered(operation, perform(request, operation, world));
      } catch (error) {
        if (error instanceof AwsFault) return refused(error);
        throw error;
      }
    },
    refuse: refused,
  };
}

function perform(request: SignableRequest, operation: string, world: StsWorld): XmlContent {
  const parameters = parametersOf(request);
  const version = parameters.get("Version") ?? "NO_VERSION_SPECIFIED";
  if (operation === "") throw new AwsFault("MissingAction", 400, "The request must contain the parameter Action");
  const signed = signedOperations[operation];
  const unsigned = unsignedOperations[operation];
  if (version !== apiVersion || (signed === undefined && unsigned === undefined)) {
    throw new AwsFault("InvalidAction", 400, `Could not find operation ${operation} for version ${version}`);
  }
  if (unsigned !== undefined) return unsigned({ parameters }, world);
  const { directory, sessions } = world;
  const caller = authenticate(request, { service: "sts", now: world.clock.now(), directory, sessions });
  return signed?.({ parameters, caller }, world);
}

function parametersOf(request: SignableRequest): Parameters {
  return readParameters({ query: request.query, body: request.body, contentType: headerOf(request, "content-type") });
}

function shownParameters(parameters: Parameters): Record<string, string> {
  const shown = [...parameters].filter(([name]) => name !== "Action" && name !== "Version" && !name.startsWith("X-Amz-"));
  return Object.fromEntries(shown.map(([name, value]) => [name, secretParameters.has(name) ? "[redacted]" : value]));
}

function answered(operation: string, result: XmlContent): Answer {
  const requestId = randomUUID();
  const content = { [`${operation}Result`]: result, ResponseMetadata: { RequestId: requestId } };
  return xmlAnswer(200, requestId, xmlElement(`${operation}Response`, content, namespace));
}

function refused(error: { code: string; status: number; message: string }): Answer {
  const requestId = randomUUID();
  const type = error.status < 500 ? "Sender" : "Receiver";
  const content = { Error: { Type: type, Code: error.code, Message: error.message }, RequestId: requestId };
  return { ...xmlAnswer(error.status, requestId, xmlElement("ErrorResponse", content, namespace)), code: error.code };
}

function xmlAnswer(status: number, requestId: string, body: string): Answer {
  return { status, headers: { "content-type": "text/xml", "x-amzn-requestid": requestId }, body };
}
