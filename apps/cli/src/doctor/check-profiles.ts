import { lintProfiles } from "@aws-temp/core";
import type { Check } from "./found.ts";

/** What the two files say. Pure: core judges it. */
export const checkProfiles: Check = ({ profiles, names, environment, userName, now, checkUp }) => {
  if (profiles === undefined) return [];
  return lintProfiles({ profiles, names, environment, userName, now }).map((finding) => {
    const { code, profile } = finding;
    if (code !== "expired-temporary-profile" || profile === undefined) return finding;
    return { ...finding, fix: { of: "user", run: () => checkUp.removeExpiredProfile(profile) } };
  });
};
