import { consoleSignIns } from "../../console-login/console-sign-ins.ts";
import { temporaryProfiles } from "../../profiles/temporary-profile.ts";
import { ssoSignIns } from "../../sso/token/sso-tokens.ts";
import { keptCredentials } from "../../store/cache/kept-credentials.ts";
import { warnOfState } from "../../store/warn-of-state.ts";
import type { RunDeps } from "../run/run-deps.ts";
import { type Alive, unknownOfAlive } from "./alive.ts";
import { aliveCredentials } from "./alive-credentials.ts";
import { aliveConsoles, aliveSessions } from "./alive-sign-ins.ts";

/**
 * What is active on this machine, by what rests in its files: sign-ins first, then what they gave. Torn and foreign files are passed
 * over; a folder that cannot be read is warned of. Of the profiles that `login` wrote those that have expired are listed as well,
 * because they stand in the user's way.
 *
 * @internal
 */
export async function listAlive(deps: RunDeps): Promise<readonly Alive[]> {
  const orNone = <Item>(what: string, listed: Promise<readonly Item[]>): Promise<readonly Item[]> =>
    listed.catch((error: unknown) => {
      warnOfState(deps.logger, `${what} cannot be read`, error);
      return [];
    });
  const [cached, sessions, consoles] = await Promise.all([
    orNone("The credential cache", keptCredentials(deps.stateFolder)),
    orNone("The SSO cache", ssoSignIns(deps)),
    orNone("The cache of console sign-ins", consoleSignIns(deps)),
  ]);
  const now = deps.clock();
  const credentials = aliveCredentials(cached, deps);
  return [
    ...aliveSessions(sessions, deps),
    ...aliveConsoles(consoles, deps),
    ...credentials.filter(({ expiration }) => expiration !== undefined && expiration.getTime() > now),
    ...writtenProfiles(credentials, deps),
  ];
}

/** Whose credentials stand in a profile the cache knows, by the access key. */
function writtenProfiles(cached: readonly Alive[], { profiles }: RunDeps): readonly Alive[] {
  const byAccessKey = new Map(cached.map((each) => [each.accessKeyId, each]));
  return temporaryProfiles(profiles).map(({ name, of, accessKeyId, expiration, origin }) => ({
    ...(byAccessKey.get(accessKeyId) ?? unknownOfAlive),
    kind: "profile",
    profiles: [name],
    of,
    accessKeyId,
    expiration,
    file: origin.file,
    line: origin.line,
  }));
}
