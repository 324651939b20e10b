import type { Profile } from "../../profiles/profile.ts";

/** Tells the profiles that a sync made from the user's, and says of which session. Other tools pass over keys that they do not know. */
export const syncMark = "aws_temp_sso_sync";

/** The session whose sync made a profile. @internal */
export function madeFor(profile: Profile | undefined): string | undefined {
  return profile?.layers.config?.settings.get(syncMark);
}
