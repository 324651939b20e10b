import type { Environment } from "@aws-temp/core";
import { partitionOfRegion } from "@aws-temp/core/internal";
import type { Endpoint } from "@aws-temp/core/plan";

/**
 * STS of a region, at the address that `sts-endpoint` or the job's variables name, or AWS's own.
 *
 * @public
 */
export function stsEndpointOf(region: string, environment: Environment): Endpoint {
  const on = (name: string) => environment[name]?.toLowerCase() === "true";
  const url = environment["AWS_ENDPOINT_URL_STS"] || environment["AWS_ENDPOINT_URL"] || undefined;
  return {
    region,
    partition: partitionOfRegion(region).id,
    url: on("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS") ? undefined : url,
    fips: on("AWS_USE_FIPS_ENDPOINT"),
    dualStack: on("AWS_USE_DUALSTACK_ENDPOINT"),
    legacyGlobal: false,
    caBundle: environment["AWS_CA_BUNDLE"] || undefined,
  };
}
