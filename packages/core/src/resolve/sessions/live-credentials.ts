import type { ConsoleSignIn } from "../../console-login/console-sign-ins.ts";
import { parseArn } from "../../model/arn.ts";
import type { KeptTemporaryProfile } from "../../profiles/temporary-profile.ts";
import type { KeptCredentials } from "../../store/cache/kept-credentials.ts";

/**
 * Credentials that AWS takes until they expire, whatever becomes of their file: nothing secret.
 *
 * @public
 */
export interface LiveCredentials {
  readonly accessKeyId: string;
  /** `undefined` when nothing here says whose they are. */
  readonly arn: string | undefined;
  readonly accountId: string | undefined;
  readonly expiration: Date;
}

/** What the places that credentials were removed from held. @internal */
export interface Removed {
  readonly cached: readonly KeptCredentials[];
  readonly profiles: readonly KeptTemporaryProfile[];
  readonly consoles: readonly ConsoleSignIn[];
}

type Known = { readonly [Key in keyof LiveCredentials]?: LiveCredentials[Key] | undefined };

/**
 * Those of removed credentials that have not expired, each once.
 *
 * @param now - milliseconds since the epoch
 * @internal
 */
export function liveCredentials({ cached, profiles, consoles }: Removed, now: number): readonly LiveCredentials[] {
  const all: readonly Known[] = [
    ...cached.flatMap(({ entry }) => (entry === undefined ? [] : [{ ...entry.credentials, arn: entry.arn }])),
    ...consoles.map(({ expiresAt, ...signIn }) => ({ ...signIn, expiration: expiresAt })),
    ...profiles,
  ];
  const live = new Map<string, LiveCredentials>();
  for (const { accessKeyId, arn, accountId, expiration } of all) {
    if (accessKeyId === undefined || expiration === undefined || expiration.getTime() <= now || live.has(accessKeyId)) continue;
    live.set(accessKeyId, { accessKeyId, arn, accountId: accountId ?? (arn && parseArn(arn)?.accountId), expiration });
  }
  return [...live.values()];
}
