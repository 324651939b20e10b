import { lintProfiles } from "@aws-temp/core/doctor";
import { firstProfile } from "../../render/profiles/profiles.ts";
import { shortenPath } from "../../render/text/shorten-path.ts";
import { found } from "../finding-table.ts";
import type { Check, Found, Patient } from "../found.ts";

/** What the two files say. Pure: core judges it. */
export const checkProfiles: Check = (patient) => {
  const { profiles, names, environment, userName, now, checkUp, platform } = patient;
  if (profiles === undefined) return [];
  const findings = lintProfiles({ profiles, names, environment, userName, now, platform }).map((finding) => {
    const { code, profile } = finding;
    if (code !== "expired-temporary-profile" || profile === undefined) return finding;
    return { ...finding, fix: { of: "user", run: () => checkUp.removeExpiredProfile(profile) } } as const;
  });
  return profiles.profiles.size === 0 && names === undefined ? [noProfiles(profiles, patient), ...findings] : findings;
};

function noProfiles({ configFile, credentialsFile }: NonNullable<Patient["profiles"]>, { home }: Patient): Found {
  const [config, credentials] = [shortenPath(configFile, home), shortenPath(credentialsFile, home)];
  return found("no-profiles", {
    message: `There is no profile in ${config}, nor in ${credentials}.`,
    mend: `Make the first with: ${firstProfile}`,
  });
}
