import type { WorldClock } from "../clock/world-clock.ts";
import { parseArn } from "../identity/arn.ts";
import type { Answer, Service } from "../server/service.ts";
import { headerOf, type SignableRequest } from "../signature/signable-request.ts";
import type { WorldMetadata } from "../world/world.ts";
import { credentialsDocument } from "./credentials-document.ts";
import type { InstanceTokens } from "./instance-tokens.ts";
import type { RoleSessions } from "./role-sessions.ts";

const credentialsPath = "/latest/meta-data/iam/security-credentials/";
const operations: Readonly<Record<string, string>> = {
  "/latest/api/token": "PutToken",
  "/latest/meta-data/iam/security-credentials": "GetRoleName",
  [credentialsPath]: "GetRoleName",
};

type Instance = NonNullable<WorldMetadata["instance"]>;

/**
 * The instance metadata service (IMDS), under `/latest/`.
 *
 * @internal
 */
export function instanceService(
  instance: WorldMetadata["instance"],
  deps: { readonly clock: WorldClock; readonly tokens: InstanceTokens; readonly sessions: RoleSessions },
): Service {
  return {
    name: "instance-metadata",
    recognise({ path }) {
      if (!path.startsWith("/latest/")) return undefined;
      const operation = operations[path] ?? (path.startsWith(credentialsPath) ? "GetCredentials" : "GetMetadata");
      return { operation, parameters: { path } };
    },
    answer(request, { operation }) {
      if (instance === undefined) return refused(404, "Not Found");
      const now = deps.clock.now();
      if (operation === "PutToken") return putToken(request, deps.tokens, now);
      const token = headerOf(request, "x-aws-ec2-metadata-token");
      const mayAsk = token === undefined ? instance.allowV1 === true : deps.tokens.isValid(token, now);
      if (!mayAsk) return refused(401, "Unauthorized");
      return metadata(request.path, instance, deps);
    },
    refuse: ({ status, code }) => refused(status, code),
  };
}

/** AWS answers no token to a request that came through a proxy: it would belong to someone else. */
function putToken(request: SignableRequest, tokens: InstanceTokens, now: number): Answer {
  const ttl = headerOf(request, "x-aws-ec2-metadata-token-ttl-seconds") ?? "";
  const seconds = /^\d{1,5}$/.test(ttl) ? Number(ttl) : 0;
  if (request.method !== "PUT") return refused(405, "Method Not Allowed");
  if (headerOf(request, "x-forwarded-for") !== undefined) return refused(403, "Forbidden");
  if (seconds < 1 || seconds > 21_600) return refused(400, "Bad Request");
  const answer = textAnswer(tokens.issue(seconds, now));
  return { ...answer, headers: { ...answer.headers, "x-aws-ec2-metadata-token-ttl-seconds": ttl } };
}

function metadata(
  path: string,
  instance: Instance,
  deps: { readonly clock: WorldClock; readonly sessions: RoleSessions },
): Answer {
  const roleName = parseArn(instance.roleArn)?.resource.split("/").at(-1) ?? "";
  const instanceId = instance.instanceId ?? "i-0123456789abcdef0";
  switch (path) {
    case "/latest/meta-data/iam/security-credentials":
    case credentialsPath:
      return textAnswer(roleName);
    case `${credentialsPath}${roleName}`:
      return textAnswer(JSON.stringify(credentials(instance, instanceId, deps), undefined, 2));
    case "/latest/meta-data/instance-id":
      return textAnswer(instanceId);
    case "/latest/meta-data/placement/region":
      return textAnswer(instance.region ?? "eu-central-1");
    default:
      return refused(404, "Not Found");
  }
}

function credentials(
  instance: Instance,
  instanceId: string,
  deps: { readonly clock: WorldClock; readonly sessions: RoleSessions },
): Record<string, string> {
  const updated = `${new Date(deps.clock.now()).toISOString().slice(0, 19)}Z`;
  const { failure } = instance;
  if (failure !== undefined) return { Code: failure.code, Message: failure.message, LastUpdated: updated };
  const session = deps.sessions.current(instance.roleArn, instanceId);
  return { Code: "Success", LastUpdated: updated, Type: "AWS-HMAC", ...credentialsDocument(session) };
}

function textAnswer(body: string): Answer {
  return { status: 200, headers: { "content-type": "text/plain" }, body };
}

function refused(status: number, title: string): Answer {
  const body = `<?xml version="1.0" encoding="iso-8859-1"?>\n<html><head><title>${status} - ${title}</title></head><body><h1>${status} - ${title}</h1></body></html>\n`;
  return { status, headers: { "content-type": "text/html" }, body, code: title };
}
