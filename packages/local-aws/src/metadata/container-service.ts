import { parseArn } from "../identity/arn.ts";
import type { Answer, Service } from "../server/service.ts";
import { headerOf } from "../signature/signable-request.ts";
import type { WorldMetadata } from "../world/world.ts";
import { credentialsDocument } from "./credentials-document.ts";
import type { RoleSessions } from "./role-sessions.ts";

const sessionName = "0123456789abcdef0123456789abcdef";

/**
 * The container credentials endpoint, at `/container/credentials`.
 *
 * @internal
 */
export function containerService(container: WorldMetadata["container"], sessions: RoleSessions): Service {
  return {
    name: "container-metadata",
    recognise: ({ path }) => (path.startsWith("/container/") ? { operation: "GetCredentials", parameters: {} } : undefined),
    answer(request) {
      if (container === undefined || request.path !== "/container/credentials") {
        return refused({ code: "NotFound", status: 404, message: "No credentials are served at this path." });
      }
      if (request.method !== "GET") {
        return refused({ code: "MethodNotAllowed", status: 405, message: "Only GET is allowed." });
      }
      const { authorizationToken, roleArn } = container;
      if (authorizationToken !== undefined && headerOf(request, "authorization") !== authorizationToken) {
        return refused({ code: "Unauthorized", status: 401, message: "The Authorization header is missing or wrong." });
      }
      const document = {
        ...credentialsDocument(sessions.current(roleArn, sessionName)),
        AccountId: parseArn(roleArn)?.account,
        RoleArn: roleArn,
      };
      return jsonAnswer(200, document);
    },
    refuse: refused,
  };
}

function refused({ code, status, message }: { code: string; status: number; message: string }): Answer {
  return { ...jsonAnswer(status, { code, message }), code };
}

function jsonAnswer(status: number, document: unknown): Answer {
  return { status, headers: { "content-type": "application/json" }, body: JSON.stringify(document) };
}
