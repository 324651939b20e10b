import { consoleDestination } from "../../console/destination.ts";
import { federationAddress, loginUrl } from "../../console/federation-address.ts";
import { requestSigninToken } from "../../console/request-signin-token.ts";
import { consoleSessionSeconds } from "../../console/session-duration.ts";
import { parseArn } from "../../model/arn.ts";
import { type Partition, partitionById, partitionOfRegion } from "../../model/partition.ts";
import { Secret } from "../../model/secret.ts";
import { signinEndpoint } from "../../plan/endpoint.ts";
import type { CredentialPlan, PlanRequest } from "../../plan/plan.ts";
import type { ConsoleRequest, ConsoleSignIn } from "../resolver.ts";
import type { CacheUse } from "../run/cache-use.ts";
import type { RunDeps } from "../run/run-deps.ts";
import { consoleCredentials } from "./console-credentials.ts";

/** A session in the console ends with the credentials, so ones that are nearly over are not begun with: half an hour, at most. */
const enoughLeft = (lifetime: number) => Math.min(lifetime / 2, 30 * 60);

/**
 * Makes the address that opens the console.
 *
 * @param plan - decides, and warns
 * @throws {CredentialError}
 * @internal
 */
export async function signInToConsole(
  request: ConsoleRequest,
  cacheUse: CacheUse,
  plan: (request: PlanRequest) => Promise<CredentialPlan>,
  deps: RunDeps,
): Promise<ConsoleSignIn> {
  // No one types a code, nor signs in, for a destination that cannot be.
  const place = (decided: CredentialPlan) => {
    const { partition, region } = consolePlace(decided);
    return { partition, region, destination: consoleDestination(request, partition, region) };
  };
  const source = await consoleCredentials(
    request,
    { ...cacheUse, minTtlSeconds: cacheUse.minTtlSeconds ?? enoughLeft },
    async (asked) => {
      const decided = await plan(asked);
      place(decided);
      return decided;
    },
    deps,
  );
  const { plan: decided, credentials, kind, arn } = source;
  const { partition, region, destination } = place(decided);
  // Where the federated user was made here, it was made to last so long.
  const { seconds, warning } = consoleSessionSeconds(source.made ? undefined : request.sessionSeconds, kind);
  if (warning !== undefined) deps.logger.warn(warning);
  const { profiles, environment } = deps;
  const settingsOf = [profiles.profiles.get(decided.profile)];
  const endpoint = signinEndpoint({ profiles, environment, settingsOf });
  const address = federationAddress(partition, region, endpoint.url);
  const { profile } = decided;
  const consoleSession = decided.source.kind === "login" && decided.steps.length === 0;
  deps.logger.progress("Asking AWS for a console session");
  const asked = deps.clock();
  const token = await requestSigninToken(
    { address, endpoint, region, profile, credentials, kind, consoleSession, sessionSeconds: seconds },
    deps,
  );
  return {
    plan: decided,
    url: new Secret(loginUrl(address, token.reveal(), destination)),
    destination,
    region,
    arn,
    accountId: credentials.accountId ?? parseArn(arn ?? "")?.accountId,
    endsAt: seconds === undefined ? credentials.expiration : new Date(asked + seconds * 1000),
  };
}

/** The console is the identity's partition's; a region of another one is that of no page there. */
function consolePlace({ region, endpoint, source, steps }: CredentialPlan): {
  readonly partition: Partition;
  readonly region: string;
} {
  const known =
    steps.length > 0
      ? undefined
      : source.kind === "sso"
        ? partitionOfRegion(source.region)
        : source.kind === "login"
          ? partitionById(parseArn(source.loginSession)?.partition ?? "")
          : undefined;
  const partition = known ?? partitionById(endpoint.partition) ?? partitionOfRegion(endpoint.region);
  const usable = region !== undefined && region !== "aws-global" && partitionOfRegion(region).id === partition.id;
  return { partition, region: usable ? region : partition.defaultRegion };
}
