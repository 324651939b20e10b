import { CredentialError } from "../errors/credential-error.ts";
import { isRegionName } from "../model/region-name.ts";
import { expandRegion } from "../model/short-region.ts";
import type { Environment } from "../ports/environment.ts";
import type { Profile } from "../profiles/profile.ts";
import { place, setting } from "./setting.ts";

/**
 * The region that the environment names, in the AWS CLI's order; not one that came with exported credentials (`AWS_TEMP_REGION` marks it).
 *
 * @public
 */
export function ownRegion(environment: Environment): string | undefined {
  const region = environment["AWS_REGION"] || environment["AWS_DEFAULT_REGION"] || undefined;
  return region === environment["AWS_TEMP_REGION"] ? undefined : region;
}

/**
 * The region of a request: the flag, then the environment, then the profile, as in the SDKs.
 *
 * One exception: a shell that holds exported credentials (`AWS_CREDENTIAL_EXPIRATION` is set only then) also holds the region
 * that was exported with them, marked or (by other tools) not. That region belongs to those credentials, so a profile that names its own
 * keeps it; otherwise the second `eval "$(aws-temp export …)"` of a shell would get the first one's region.
 *
 * @internal
 */
export function regionOf(
  asked: string | undefined,
  environment: Environment,
  ...profiles: readonly (Profile | undefined)[]
): string | undefined {
  const own = profiles.map((profile) => setting(profile, "region")).find((region) => region !== undefined);
  const exported = (environment["AWS_CREDENTIAL_EXPIRATION"] ?? "") !== "";
  const surrounding = ownRegion(environment);
  return asked ?? (exported ? (own ?? surrounding) : (surrounding ?? own));
}

/**
 * Refuses the region of a plan that can be none, as the AWS CLI does: it would be handed out even where no one is called.
 *
 * @param profile - whose it is, unless it was asked for or is in the environment
 * @throws {CredentialError} `INVALID_VALUE`
 * @internal
 */
export function checkRegion(region: string | undefined, name: string, profile: Profile | undefined): void {
  const whole = expandRegion(region ?? "");
  if (region === undefined || (isRegionName(region) && whole === undefined)) return;
  const own = profile !== undefined && setting(profile, "region") === region;
  throw new CredentialError("INVALID_VALUE", `Profile ${name}: “${region}” is not the name of a region.`, {
    ...(own ? place(profile, "region") : { profile: name }),
    hints: [
      own
        ? `Write region = ${whole ?? "eu-west-1"}`
        : `Give a name such as ${whole ?? "eu-west-1"}, with --region or in AWS_REGION.`,
    ],
  });
}
