import { AwsFault } from "../errors/aws-fault.ts";
import { headerOf, type SignableRequest } from "../signature/signable-request.ts";
import { verifySignature } from "../signature/verify-signature.ts";
import type { Caller } from "./caller.ts";
import type { Directory } from "./directory.ts";
import { identityOf, type Principal } from "./principal.ts";
import { partitionOfRegion, regionOfHost } from "./region.ts";
import type { SessionStore } from "./session-store.ts";

/**
 * Finds out who signed a request.
 *
 * @throws {AwsFault} what the signature's check throws; `InvalidClientTokenId`, `ExpiredToken`, `RegionDisabledException`
 * @internal
 */
export function authenticate(
  request: SignableRequest,
  deps: { readonly service: string; readonly now: number; readonly directory: Directory; readonly sessions: SessionStore },
): Caller {
  const { directory, sessions, now } = deps;
  const regionOfEndpoint = regionOfHost(headerOf(request, "host") ?? "");
  const { accessKeyId, region, sessionToken } = verifySignature(request, {
    now,
    service: deps.service,
    acceptsRegion: (name) => partitionOfRegion(name) !== undefined && name === (regionOfEndpoint ?? name),
    secretOf: (id) => sessions.find(id)?.credentials.secretAccessKey ?? activeSecret(directory, id),
  });
  const session = sessions.find(accessKeyId);
  if (session?.credentials.sessionToken !== sessionToken) throw invalidToken();
  if (session !== undefined && session.expiresAt <= now) {
    throw new AwsFault("ExpiredToken", 403, "The security token included in the request is expired");
  }
  const principal = session === undefined ? ownerOf(directory, accessKeyId) : currentPrincipal(directory, session.principal);
  checkRegion(directory, principal, region);
  return { principal, region, session };
}

function activeSecret(directory: Directory, accessKeyId: string): string | undefined {
  const key = directory.ownerOf(accessKeyId)?.key;
  return key?.active === false ? undefined : key?.secretAccessKey;
}

function ownerOf(directory: Directory, accessKeyId: string): Principal {
  const user = directory.ownerOf(accessKeyId)?.user;
  if (user === undefined) throw invalidToken();
  return { kind: "user", user, arn: directory.arnOf(user) };
}

/** A session dies with the user or role behind it, and sees what changed about them. */
function currentPrincipal(directory: Directory, principal: Principal): Principal {
  if (principal.kind === "role") {
    if (directory.role(principal.roleArn) === undefined) throw invalidToken();
    return principal;
  }
  const user = directory.user(directory.arnOf(principal.user));
  if (user === undefined) throw invalidToken();
  return { ...principal, user };
}

/** Credentials are known in the regions of their own partition alone. */
function checkRegion(directory: Directory, principal: Principal, region: string): void {
  const account = directory.account(identityOf(principal).account);
  if (partitionOfRegion(region) !== (account.partition ?? "aws")) throw invalidToken();
  if (account.disabledRegions?.includes(region)) {
    throw new AwsFault(
      "RegionDisabledException",
      403,
      `STS is not activated in this region for account:${account.id}. Your account administrator can activate STS in this ` +
        "region using the IAM Console.",
    );
  }
}

function invalidToken(): AwsFault {
  return new AwsFault("InvalidClientTokenId", 403, "The security token included in the request is invalid.");
}
