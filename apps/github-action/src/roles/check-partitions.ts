import { parseGivenProfiles } from "@aws-temp/core/plan";
import type { Inputs } from "../inputs/inputs.ts";
import { checkPartition } from "../role/check-partition.ts";

/**
 * Refuses sections whose role is of another partition than their region.
 *
 * @throws {CredentialError} `INVALID_VALUE`
 * @public
 */
export function checkPartitions(text: string, { region, environment }: Pick<Inputs, "region" | "environment">): void {
  for (const { name, settings, origin } of parseGivenProfiles({ text, name: "roles" }).profiles.values()) {
    const roleArn = settings.get("role_arn") ?? "";
    const ownAddress = settings.get("endpoint_url") || settings.get("services");
    if (ownAddress) continue;
    const called = `Section ${name} (${origin.file}:${origin.line})`;
    checkPartition({ roleArn, region: settings.get("region") || region, called, origin }, environment);
  }
}
