import type { PlanRequest } from "@aws-temp/core";
import { type Handover, programEnvironment } from "@aws-temp/core/formats";
import type { AppContext } from "../app-context.ts";
import type { CredentialFlags } from "../flags/credential-flags.ts";
import { cacheUse } from "../flags/values/plan-request.ts";
import type { Colours } from "../render/text/colours.ts";
import type { RenewalInput } from "../server/renewal.ts";
import { openSession, type Session } from "../session.ts";
import { changedEnvironment } from "./changed-environment.ts";
import { profileForSdks } from "./profile-for-sdks.ts";

/** The flags of `exec`. */
type ExecFlags = CredentialFlags & {
  readonly "as-profile": boolean;
  readonly server: boolean;
  readonly "no-input": boolean;
};

/** What a program is given. */
interface Given {
  readonly profile: string;
  readonly region: string | undefined;
  readonly handover: Handover;
  /** Of keys that are in the environment; `undefined` where they are renewed, or never expire. */
  readonly expiration?: Date | undefined;
  /** When the program has ended. */
  close(): Promise<void>;
}

/** The environment for a program, and what is to be done when that has ended. */
export interface HandedOver extends Pick<Given, "profile" | "expiration"> {
  readonly environment: Readonly<Record<string, string | undefined>>;
  close(): Promise<void>;
}

/**
 * Obtains the credentials of a profile, in the way in which the program is to get at them. Whoever must be asked is asked now.
 *
 * @param requestFor - asks for the profile if need be
 * @param colours - for stderr
 * @throws {CredentialError}
 */
export async function handOver(
  requestFor: (session: Session) => Promise<PlanRequest>,
  flags: ExecFlags,
  colours: Colours,
  context: AppContext,
): Promise<HandedOver> {
  const { environment, platform } = context;
  const warned = new Set<string>();
  const session = openSession(flags, context, colours, false, warned);
  const request = await requestFor(session);
  const { profile, region, handover, expiration, close } = flags.server
    ? await byServer(request, flags, { session, warned, colours }, context)
    : flags["as-profile"]
      ? await byProfile(request, flags, session)
      : await byKeys(request, flags, session);
  const change = programEnvironment(handover, region);
  return { environment: changedEnvironment(environment, change, { profile, platform }), profile, expiration, close };
}

const nothing = async () => undefined;

async function byKeys(request: PlanRequest, flags: ExecFlags, { resolver }: Session): Promise<Given> {
  const { plan, credentials } = await resolver.resolve(request, cacheUse(flags));
  const { profile, region } = plan;
  return { profile, region, handover: { kind: "keys", credentials }, expiration: credentials.expiration, close: nothing };
}

async function byProfile(request: PlanRequest, flags: ExecFlags, session: Session): Promise<Given> {
  const { profile, region } = await profileForSdks(request, flags, session);
  return { profile, region, handover: { kind: "profile", profile }, close: nothing };
}

/** Most runs need no server, and load none. */
async function byServer(request: PlanRequest, flags: ExecFlags, told: RenewalInput, context: AppContext): Promise<Given> {
  const [{ createRenewal }, { serveProfiles }] = await Promise.all([
    import("../server/renewal.ts"),
    import("../server/serve-profiles.ts"),
  ]);
  const renewal = createRenewal(flags, told, context);
  const { served, close } = await serveProfiles({ kind: "container", requests: [request], port: 0, renewal }, context);
  const [{ profile, region, handover }] = served;
  return { profile, region, handover, close };
}
