import type { PlanRequest } from "@aws-temp/core";
import type { CacheUse } from "@aws-temp/core/sessions";
import type { CredentialFlags, PlanFlags } from "../credential-flags.ts";
import { readDuration } from "./read-duration.ts";
import { readPolicy } from "./read-policy.ts";
import { readRegion } from "./read-region.ts";
import { readTags } from "./read-tags.ts";

/**
 * What flags ask of a plan, apart from the profile.
 *
 * @param home - what `~` stands for in the path of a policy
 * @throws {CredentialError} `USAGE` or `INVALID_VALUE` for a flag that cannot be read
 */
export async function planRequest(flags: PlanFlags, home: string): Promise<Omit<PlanRequest, "profile">> {
  return {
    region: readRegion(flags.region),
    durationSeconds: readDuration(flags.duration, "--duration"),
    mfaOn: flags["mfa-on"],
    mfaSerial: flags["mfa-serial"],
    roleArn: flags["role-arn"],
    roleSessionName: flags["role-session-name"],
    externalId: flags["external-id"],
    sourceIdentity: flags["source-identity"],
    policy: await readPolicy(flags.policy, home),
    policyArns: flags["policy-arn"],
    tags: readTags(flags.tag),
    transitiveTagKeys: flags["transitive-tag"],
  };
}

/** How flags want the cache to be used. */
export function cacheUse(flags: CredentialFlags): CacheUse {
  return { minTtlSeconds: readDuration(flags["min-ttl"], "--min-ttl"), force: flags.force };
}
