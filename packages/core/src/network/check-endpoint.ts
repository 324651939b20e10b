import { CredentialError } from "../errors/credential-error.ts";
import { isRegionName } from "../model/region-name.ts";
import { endpointVariable } from "./endpoint-variable.ts";

/** @internal */
export interface CheckedEndpoint {
  readonly region: string;
  readonly url: string | undefined;
  readonly fips: boolean;
  readonly dualStack: boolean;
}

/**
 * Refuses endpoints that cannot be called, before the SDK would with words of its own.
 *
 * A custom address together with FIPS or dual stack is an error in every SDK: those choose among AWS's own addresses, which a
 * custom one replaces (aws-facts.md §3).
 *
 * @param service - the service's id, which names its variable: `STS`, `SSO OIDC`
 * @throws {CredentialError} `INVALID_VALUE` for a region or address that is none, `PROFILE_CONFLICT` for the combination
 * @internal
 */
export function checkEndpoint(endpoint: CheckedEndpoint, profile: string | undefined, service: string): void {
  const of = profile === undefined ? "" : `Profile ${profile}: `;
  if (!isRegionName(endpoint.region)) {
    throw new CredentialError("INVALID_VALUE", `${of}“${endpoint.region}” is not the name of a region.`, {
      profile,
      hints: ["Set region to a name such as eu-west-1, in the profile or in AWS_REGION."],
    });
  }
  if (endpoint.url === undefined) {
    return;
  }
  if (!URL.canParse(endpoint.url) || !/^https?:$/.test(new URL(endpoint.url).protocol)) {
    throw new CredentialError(
      "INVALID_VALUE",
      `${of === "" ? "The" : `${of}the`} endpoint “${endpoint.url}” is not an http:// or https:// address.`,
      {
        profile,
        hints: [`Correct endpoint_url in the profile, or ${endpointVariable(service)} or AWS_ENDPOINT_URL.`],
      },
    );
  }
  if (endpoint.fips || endpoint.dualStack) {
    const feature = endpoint.fips ? "FIPS" : "dual stack";
    const key = endpoint.fips ? "use_fips_endpoint" : "use_dualstack_endpoint";
    throw new CredentialError(
      "PROFILE_CONFLICT",
      `${of}${feature} cannot be combined with the custom endpoint ${new URL(endpoint.url).origin}.`,
      {
        profile,
        hints: [
          `Remove ${key} (AWS_${key.toUpperCase()}), or remove the custom endpoint and let AWS's own ${feature} address be used.`,
        ],
      },
    );
  }
}
