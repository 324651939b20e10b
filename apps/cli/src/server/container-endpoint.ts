import type { Secret } from "@aws-temp/core";
import { jsonAnswer, refusal } from "./answer.ts";
import type { CredentialSupply } from "./credential-supply.ts";
import { credentialsDocument } from "./credentials-document.ts";
import type { Endpoint } from "./loopback-server.ts";
import { isSameSecret } from "./same-secret.ts";
import { supplyFailure } from "./supply-failure.ts";

/** Where a profile's credentials are. */
export function containerPath(profile: string): string {
  return `/profiles/${encodeURIComponent(profile)}`;
}

/**
 * An endpoint like that of an ECS task: one address per profile, for whoever knows the token. Source: aws-facts.md §11.
 *
 * @param supplies - by the profile's name
 */
export function containerEndpoint(supplies: ReadonlyMap<string, CredentialSupply>, token: Secret): Endpoint {
  const routes = new Map([...supplies].map(([profile, supply]) => [containerPath(profile), supply]));
  return async ({ method, url, headers }) => {
    if (!isSameSecret(headers.authorization ?? "", token.reveal())) {
      return refusal(401, "Unauthorized", "The authorization token is missing or wrong.");
    }
    if (method !== "GET") return refusal(405, "MethodNotAllowed", "Credentials are asked for with GET.", { Allow: "GET" });
    const supply = routes.get(url ?? "");
    if (supply === undefined) return refusal(404, "NotFound", "There is no profile at this address.");
    try {
      return jsonAnswer(200, credentialsDocument(await supply.get()));
    } catch (error) {
      return supplyFailure(error);
    }
  };
}
