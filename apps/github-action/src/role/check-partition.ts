import { CredentialError, type Environment } from "@aws-temp/core";
import { parseArn, partitionById, partitionOfRegion } from "@aws-temp/core/internal";
import type { Origin } from "@aws-temp/core/profiles";
import { stsEndpointOf } from "./sts-endpoint.ts";

/** @public */
export interface RoleInRegion {
  /** A bare name is in the partition of whoever assumes it. */
  readonly roleArn: string;
  /** `undefined` for whichever the role's partition has. */
  readonly region: string | undefined;
  /** What a message calls the role: `role-to-assume`, `Section dev (roles:2)`. */
  readonly called: string;
  /** The section that names the role. */
  readonly origin?: Origin | undefined;
}

/**
 * Refuses a role of one partition of AWS with a region of another, whose STS cannot know it. An address of STS that the workflow names
 * may know any role, and a region that AWS has added since may be anywhere: with these, nothing is refused.
 *
 * @throws {CredentialError} `INVALID_VALUE`
 * @public
 */
export function checkPartition({ roleArn, region, called, origin }: RoleInRegion, environment: Environment): void {
  const ofRole = partitionById(parseArn(roleArn)?.partition ?? "");
  if (ofRole === undefined || region === undefined || stsEndpointOf(region, environment).url !== undefined) return;
  const ofRegion = partitionOfRegion(region);
  if (ofRegion.id === ofRole.id || !ofRegion.regions.test(region)) return;
  const message = `${called} names a role of the partition ${ofRole.id}, and the region ${region} is in ${ofRegion.id}: no STS there knows the role.`;
  const hints = [`Name a region of ${ofRole.id}, such as ${ofRole.defaultRegion}, or correct the role's ARN.`];
  throw new CredentialError("INVALID_VALUE", message, { ...origin, hints });
}
