import { parseArn } from "../model/arn.ts";
import { type Partition, partitionById, partitionOfRegion } from "../model/partition.ts";
import type { SigninEndpoint } from "../plan/plan.ts";

/** Suffixes of dual stack. Source: aws-facts.md §9, the SDKs' rules. */
const dualStackSuffixes: Readonly<Record<Partition["id"], string>> = {
  aws: "api.aws",
  "aws-cn": "api.amazonwebservices.com.cn",
  "aws-us-gov": "api.aws",
  "aws-iso": "api.aws.ic.gov",
  "aws-iso-b": "api.aws.scloud",
  "aws-iso-e": "api.cloud-aws.adc-e.uk",
  "aws-iso-f": "api.aws.hci.ic.gov",
  "aws-eusc": "api.amazonwebservices.eu",
};

/** The service's addresses as they are before anything is configured. */
export const plainSigninEndpoint: SigninEndpoint = { url: undefined, fips: false, dualStack: false, caBundle: undefined };

/**
 * The address of the sign-in service in a region, without a slash at its end: `https://eu-west-1.signin.aws.amazon.com`, or the
 * custom one.
 *
 * @internal
 */
export function signinAddress(region: string, { url, fips, dualStack }: SigninEndpoint): string {
  if (url !== undefined) {
    return url.replace(/\/+$/, "");
  }
  const partition = partitionOfRegion(region);
  if (dualStack) {
    return `https://${fips ? "signin-fips" : "signin"}.${region}.${dualStackSuffixes[partition.id]}`;
  }
  if (!fips) {
    return `https://${region}.signin.${partition.consoleDomain}`;
  }
  if (partition.id !== "aws-us-gov") {
    return `https://signin-fips.${region}.${partition.dnsSuffix}`;
  }
  return `https://${region === partition.defaultRegion ? "" : `${region}.`}signin-fips.amazonaws-us-gov.com`;
}

/**
 * The region whose sign-in service is asked. A session can only be renewed where it was signed in to, so the session's own word
 * comes first; then the profile's, unless it is of another partition than the identity.
 *
 * @param own - `signInRegion` of a session that exists
 * @internal
 */
export function signinRegion(told: {
  readonly own: string | undefined;
  readonly configured: string | undefined;
  readonly loginSession: string | undefined;
}): string {
  const ofIdentity = partitionById(parseArn(told.loginSession ?? "")?.partition ?? "");
  const usable = [told.own, told.configured].find(
    (region) => region !== undefined && region !== "aws-global" && isOf(partitionOfRegion(region), ofIdentity),
  );
  return usable ?? ofIdentity?.defaultRegion ?? "us-east-1";
}

function isOf(partition: Partition, wanted: Partition | undefined): boolean {
  return wanted === undefined || partition.id === wanted.id;
}
