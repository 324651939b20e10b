import type { CacheEntry } from "../../store/cache/credential-cache.ts";
import type { KeptCredentials } from "../../store/cache/kept-credentials.ts";
import { profileOfOrigins } from "../../store/profiles/profile-origin.ts";
import type { RunDeps } from "../run/run-deps.ts";
import { type Alive, accountOf, roleOf, unknownOfAlive } from "./alive.ts";
import { type PlannedStage, stagesByKey } from "./stages-by-key.ts";

/**
 * What the entries of the cache are, as far as they and the profiles tell. Torn files are none.
 *
 * @internal
 */
export function aliveCredentials(cached: readonly KeptCredentials[], deps: RunDeps): readonly Alive[] {
  const whole = cached.flatMap(({ entry, ...kept }) => (entry === undefined ? [] : [{ ...kept, entry }]));
  const stages = whole.length === 0 ? new Map<string, readonly PlannedStage[]>() : stagesByKey(deps);
  return whole.map(({ file, key, entry }) => {
    const { arn, credentials, origins } = entry;
    const planned = stages.get(key) ?? [];
    return {
      ...unknownOfAlive,
      kind: "credentials",
      profiles: planned.length > 0 ? planned.map(({ plan }) => plan.profile) : profilesOf(origins),
      ...identityOf(entry, planned[0]),
      arn,
      accessKeyId: credentials.accessKeyId,
      expiration: credentials.expiration,
      file,
    };
  });
}

/** What was obtained with flags, or before an edit, is no stage of any profile's plan. */
function profilesOf(origins: CacheEntry["origins"]): readonly string[] {
  const profile = profileOfOrigins(origins);
  return profile === undefined ? [] : [profile];
}

function identityOf({ arn, credentials }: CacheEntry, planned: PlannedStage | undefined) {
  const step = planned?.plan.steps[planned.stage - 1];
  const source = planned?.stage === 0 ? planned.plan.source : undefined;
  const sso = source?.kind === "sso" ? source : undefined;
  return {
    step: step?.kind,
    // The device of a user is in the user's account.
    accountId: credentials.accountId ?? sso?.accountId ?? accountOf(arn ?? step?.mfaSerial),
    roleName: roleOf(arn) ?? sso?.roleName,
  };
}
