import type { Partition } from "../model/partition.ts";

/**
 * The endpoint that turns credentials into a sign-in token, and takes the token.
 *
 * It is at the sign-in service's host, which has the region in front; only the default regions of the older partitions do without.
 * Source: aws-facts.md §10. There are no hosts for FIPS or dual stack.
 *
 * @param custom - the sign-in service's own address, where one is configured
 * @internal
 */
export function federationAddress(partition: Partition, region: string, custom: string | undefined): string {
  if (custom !== undefined) return `${custom.replace(/\/+$/, "")}/federation`;
  const bare = region === partition.defaultRegion && partition.id !== "aws-eusc";
  return `https://${bare ? "" : `${region}.`}signin.${partition.consoleDomain}/federation`;
}

/**
 * The address that signs a browser in: a secret, for 15 minutes.
 *
 * @param address - the federation endpoint that gave the token
 * @internal
 */
export function loginUrl(address: string, token: string, destination: string): string {
  const parameters = new URLSearchParams({ Action: "login", Destination: destination, SigninToken: token });
  return `${address}?${parameters}`;
}
