import { randomBytes } from "node:crypto";
import { type PlanRequest, Secret } from "@aws-temp/core";
import type { Handover } from "@aws-temp/core/formats";
import { type StandInConfig, writeStandInConfig } from "@aws-temp/core/profiles";
import type { AppContext } from "../app-context.ts";
import { containerEndpoint, containerPath } from "./container-endpoint.ts";
import { type CredentialSupply, createSupply, type HeldCredentials } from "./credential-supply.ts";
import { type Endpoint, type LoopbackServer, listenOnLoopback } from "./loopback-server.ts";
import { metadataEndpoint } from "./metadata-endpoint.ts";
import type { Renewal } from "./renewal.ts";

/** A profile that is served. */
export interface ServedProfile {
  readonly profile: string;
  readonly region: string | undefined;
  readonly address: string;
  /** When those that are held now end. */
  readonly expiration: Date;
  /** How a program is led there. */
  readonly handover: Handover;
}

/** A credentials endpoint that listens. */
export interface CredentialServer {
  /** In the order in which they were named. */
  readonly served: readonly [ServedProfile, ...ServedProfile[]];
  close(): Promise<void>;
}

/** What is to be served, and how. */
export interface ServeInput {
  /** `instance` serves the first alone. */
  readonly kind: "container" | "instance";
  readonly requests: readonly [PlanRequest, ...PlanRequest[]];
  /** 0 for any free one. */
  readonly port: number;
  readonly renewal: Renewal;
}

interface Prepared {
  readonly profile: string;
  readonly region: string | undefined;
  readonly supply: CredentialSupply;
  readonly held: HeldCredentials;
}

/**
 * Obtains the credentials, asking whoever must be asked, and then serves and renews them.
 *
 * @throws {CredentialError} when there are none to begin with, `USAGE` when the port cannot be had
 */
export async function serveProfiles(
  { kind, requests, port, renewal }: ServeInput,
  { environment, home, clock }: Pick<AppContext, "environment" | "home" | "clock">,
): Promise<CredentialServer> {
  const prepared: Prepared[] = [];
  for (const request of requests) prepared.push(await prepare(request, renewal, clock));
  const [first, ...others] = prepared as [Prepared, ...Prepared[]];
  const token = new Secret(randomBytes(32).toString("base64url"));
  const supplies = new Map(prepared.map(({ profile, supply }) => [profile, supply]));
  const endpoint: Endpoint = kind === "container" ? containerEndpoint(supplies, token) : metadataEndpoint(first, { clock });
  const standIn = await writeStandInConfig({ region: first.region }, { environment, home });
  const server = await listenOnLoopback(port, endpoint).catch(async (error: unknown) => {
    await standIn?.remove();
    throw error;
  });
  const served = servedBy(server, { kind, token, standIn });
  return {
    served: [served(first), ...others.map(served)],
    async close() {
      await server.close();
      await standIn?.remove();
    },
  };
}

async function prepare(request: PlanRequest, renewal: Renewal, clock: AppContext["clock"]): Promise<Prepared> {
  const { plan, credentials } = await renewal.first(request);
  const { profile, region } = plan;
  const supply = createSupply(credentials, {
    clock,
    renew: async () => (await renewal.again(request)).credentials,
    enoughSeconds: renewal.enoughSeconds,
    onTrouble: (error) => renewal.onTrouble(profile, error),
  });
  return { profile, region, supply, held: await supply.get() };
}

function servedBy(
  { port }: LoopbackServer,
  {
    kind,
    token,
    standIn,
  }: { readonly kind: ServeInput["kind"]; readonly token: Secret; readonly standIn: StandInConfig | undefined },
) {
  const origin = `http://127.0.0.1:${port}`;
  return ({ profile, region, held }: Prepared): ServedProfile => {
    // The AWS CLI puts its paths right behind the address of an instance's endpoint, so that ends in a slash.
    const address = kind === "container" ? `${origin}${containerPath(profile)}` : `${origin}/`;
    const handover: Handover =
      kind === "container" ? { kind, uri: address, token, standIn } : { kind, endpoint: address, standIn };
    return { profile, region, address, expiration: held.expiration, handover };
  };
}
