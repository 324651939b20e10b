import { parseArn } from "../model/arn.ts";
import { partitionById, partitionOfRegion } from "../model/partition.ts";
import type { Environment } from "../ports/environment.ts";
import type { Profile, ProfileSet } from "../profiles/profile.ts";
import type { Endpoint, PlanWarning, SigninEndpoint, SsoEndpoint } from "./plan.ts";
import { booleanOf, place, setting } from "./setting.ts";

/**
 * What decides how STS is reached for one call.
 *
 * @internal
 */
export interface EndpointInput {
  readonly profiles: ProfileSet;
  readonly environment: Environment;
  /** The profiles whose settings apply, the nearest first. */
  readonly settingsOf: readonly (Profile | undefined)[];
  /** As {@link regionOf} found it; `undefined` falls back to the partition's default region. */
  readonly region: string | undefined;
  /** The role to assume, whose partition the call must be made in. */
  readonly roleArn?: string | undefined;
}

/**
 * Decides region, partition and address of the STS endpoint.
 *
 * The environment's `AWS_ENDPOINT_URL` wins even over a profile's service-specific address, as in botocore (aws-facts.md §3).
 *
 * @internal
 */
export function stsEndpoint(input: EndpointInput, warnings: PlanWarning[]): Endpoint {
  const { environment } = input;
  const region = regionInPartition(input, warnings);
  return {
    region,
    partition: partitionOfRegion(region).id,
    url: endpointUrl("STS", input),
    ...reach(input),
    legacyGlobal:
      (environment["AWS_STS_REGIONAL_ENDPOINTS"] || own("sts_regional_endpoints", input) || "").toLowerCase() === "legacy",
  };
}

/** What an endpoint's address is read from. */
type AddressInput = Pick<EndpointInput, "profiles" | "environment" | "settingsOf">;

/**
 * How IAM Identity Center is reached. Its region is the session's, so it is not part of this.
 *
 * @internal
 */
export function ssoEndpoint(input: AddressInput): SsoEndpoint {
  return { oidcUrl: endpointUrl("SSO_OIDC", input), portalUrl: endpointUrl("SSO", input), ...reach(input) };
}

/**
 * How the console's sign-in service is reached.
 *
 * @internal
 */
export function signinEndpoint(input: AddressInput): SigninEndpoint {
  return { url: endpointUrl("SIGNIN", input), ...reach(input) };
}

function reach(input: AddressInput) {
  const { environment } = input;
  return {
    fips: booleanOf(environment["AWS_USE_FIPS_ENDPOINT"]) ?? booleanOf(own("use_fips_endpoint", input)) ?? false,
    dualStack: booleanOf(environment["AWS_USE_DUALSTACK_ENDPOINT"]) ?? booleanOf(own("use_dualstack_endpoint", input)) ?? false,
    caBundle: environment["AWS_CA_BUNDLE"] || own("ca_bundle", input),
  };
}

/** The nearest profile's value for a key. */
function own(key: string, { settingsOf }: AddressInput): string | undefined {
  return settingsOf.map((profile) => setting(profile, key)).find((value) => value !== undefined);
}

function regionInPartition(input: EndpointInput, warnings: PlanWarning[]): string {
  const ofRole = input.roleArn === undefined ? undefined : partitionById(parseArn(input.roleArn)?.partition ?? "");
  const region = input.region ?? ofRole?.defaultRegion ?? "us-east-1";
  if (ofRole === undefined || partitionOfRegion(region).id === ofRole.id) {
    return region;
  }
  const profile = input.settingsOf.find((candidate) => setting(candidate, "role_arn") === input.roleArn);
  warnings.push({
    code: "REGION_OF_OTHER_PARTITION",
    message: `Region ${region} is not in the role's partition ${ofRole.id}; STS in ${ofRole.defaultRegion} is asked instead.`,
    ...(profile && place(profile, "role_arn")),
  });
  return ofRole.defaultRegion;
}

function endpointUrl(service: "STS" | "SSO" | "SSO_OIDC" | "SIGNIN", input: AddressInput): string | undefined {
  const { profiles, environment } = input;
  const ignored = booleanOf(environment["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"]);
  if (ignored ?? booleanOf(own("ignore_configured_endpoint_urls", input))) {
    return undefined;
  }
  const services = profiles.services.get(own("services", input) ?? "");
  return (
    environment[`AWS_ENDPOINT_URL_${service}`] ||
    environment["AWS_ENDPOINT_URL"] ||
    services?.nested.get(service.toLowerCase())?.get("endpoint_url") ||
    own("endpoint_url", input)
  );
}
