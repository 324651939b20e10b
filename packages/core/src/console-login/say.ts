import { typedProfile } from "../model/typed-word.ts";

/**
 * The command that signs in.
 *
 * @internal
 */
export function loginCommand(profile: string | undefined): string {
  return `aws-temp login ${profile === undefined ? "PROFILE" : typedProfile(profile)}`;
}

/**
 * A session as a sentence names it: `the console session of profile dev (arn:aws:iam::111122223333:user/alice)`.
 *
 * @internal
 */
export function describeConsole(session: {
  readonly profile: string | undefined;
  readonly loginSession: string | undefined;
}): string {
  const { profile, loginSession } = session;
  if (profile === undefined) {
    return loginSession === undefined ? "a console session" : `the console session of ${loginSession}`;
  }
  return `the console session of profile ${profile}${loginSession === undefined ? "" : ` (${loginSession})`}`;
}
