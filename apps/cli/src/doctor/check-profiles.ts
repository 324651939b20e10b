import { lintProfiles } from "@aws-temp/core";
import type { Check } from "./found.ts";

/** What the two files say. Pure: core judges it. */
export const checkProfiles: Check = ({ profiles, names, environment, userName, now, checkUp }) => {
  if (profiles === undefined) return [];
  const fix = { of: "user", run: () => checkUp.removeExpiredProfiles() } as const;
  return lintProfiles({ profiles, names, environment, userName, now }).map((finding) =>
    finding.code === "expired-temporary-profile" ? { ...finding, fix } : finding,
  );
};
