import type { Environment } from "../ports/environment.ts";
import type { Profile } from "../profiles/profile.ts";
import { setting } from "./setting.ts";

/**
 * The region that the environment names, in the AWS CLI's order.
 */
function environmentRegion(environment: Environment): string | undefined {
  return environment["AWS_REGION"] || environment["AWS_DEFAULT_REGION"] || undefined;
}

/**
 * The region of a request: the flag, then the environment, then the profile, as in the SDKs.
 *
 * One exception: a shell that holds exported credentials (`AWS_CREDENTIAL_EXPIRATION` is set only then) also holds the region
 * that was exported with them. That region belongs to those credentials, so a profile that names its own keeps it; otherwise the
 * second `eval "$(aws-temp export …)"` of a shell would get the first one's region.
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
  const surrounding = environmentRegion(environment);
  return asked ?? (exported ? (own ?? surrounding) : (surrounding ?? own));
}
