import { randomBytes } from "node:crypto";
import { oidcFault } from "./oidc-fault.ts";

/** @internal */
export interface ClientMetadata {
  readonly name: string;
  readonly grantTypes: readonly string[];
  readonly redirectUris: readonly string[];
  readonly scopes: readonly string[];
}

/** @internal */
export interface Client extends ClientMetadata {
  readonly id: string;
  readonly secret: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/**
 * The clients that registered themselves.
 *
 * @internal
 */
export class ClientRegistry {
  readonly #clients = new Map<string, Client>();

  register(metadata: ClientMetadata, region: string, expiresAt: number): Client {
    // AWS's ids end in the region, too.
    const id = Buffer.concat([randomBytes(18), Buffer.from(region)]).toString("base64url");
    const client = { ...metadata, id, secret: `eyJ${randomBytes(150).toString("base64url")}`, expiresAt };
    this.#clients.set(id, client);
    return client;
  }

  /** A client whose registration has not expired. */
  find(id: string, now: number): Client | undefined {
    const client = this.#clients.get(id);
    return client !== undefined && client.expiresAt > now ? client : undefined;
  }

  /**
   * @throws {AwsFault} `InvalidClientException` when the client is unknown, its secret wrong, or both expired
   */
  authenticate(id: string, secret: string, now: number): Client {
    const client = this.find(id, now);
    if (client === undefined || client.secret !== secret) {
      throw oidcFault("InvalidClientException", "Invalid client provided");
    }
    return client;
  }

  expireAll(now: number): void {
    for (const [id, client] of this.#clients) {
      if (client.expiresAt > now) this.#clients.set(id, { ...client, expiresAt: now });
    }
  }
}
