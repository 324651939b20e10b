import type { PlanRequest } from "@aws-temp/core";
import type { AppContext } from "./app-context.ts";
import type { PlanFlags } from "./flags/credential-flags.ts";
import { namedProfile } from "./flags/profile-flags.ts";
import { planRequest } from "./flags/values/plan-request.ts";
import { profileOf } from "./prompts/profile-of.ts";
import type { Session } from "./session.ts";

/** What a command line asks of core. Flags are read first, so that no one picks a profile for a command that cannot run. */
export async function requestOf(
  { args, flags }: { readonly args: { readonly profile?: string | undefined }; readonly flags: PlanFlags },
  session: Session,
  context: AppContext,
  environmentFirst = false,
): Promise<PlanRequest> {
  const named = namedProfile(args.profile, flags.profile);
  const request = await planRequest(flags, context.home);
  return { ...request, profile: await profileOf(named, session, context, environmentFirst), environmentFirst };
}
