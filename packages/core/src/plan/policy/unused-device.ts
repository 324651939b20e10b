import type { Profile } from "../../profiles/profile.ts";
import { setting } from "../setting.ts";

/**
 * Says that the MFA device of a source profile is not that of the role: AWS tools take it from the role's own profile.
 *
 * @returns a sentence with the line to add; `undefined` when the role names a device, or the source has none
 * @internal
 */
export function unusedDevice(role: Profile | undefined, base: Profile | undefined): string | undefined {
  const serial = setting(base, "mfa_serial");
  if (role === undefined || base === undefined || role === base || serial === undefined) return undefined;
  if (setting(role, "mfa_serial") !== undefined) return undefined;
  return `The mfa_serial of profile ${base.name} is not used: a role takes the one of its own profile. If the role needs MFA, add to profile ${role.name}: mfa_serial = ${serial}`;
}
