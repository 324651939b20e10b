import type { PlanSource, SigninEndpoint } from "../plan/plan.ts";
import { type CachePlace, signinTokenFile } from "./cache-place.ts";
import { plainSigninEndpoint } from "./endpoint.ts";

/** @internal */
export type LoginSource = Extract<PlanSource, { readonly kind: "login" }>;

/**
 * The session of one identity at the console, shared by all profiles that name it.
 *
 * @internal
 */
export interface ConsoleSession {
  /** The profile that asks, for messages and hints. */
  readonly profile: string;
  readonly loginSession: string;
  /** Where it rests, for all tools. */
  readonly file: string;
  /** The profile's region; a session may say another. */
  readonly region: string | undefined;
  readonly endpoint: SigninEndpoint;
}

/**
 * The session that a plan's source takes its credentials from.
 *
 * @internal
 */
export function consoleSessionOf(source: LoginSource, place: CachePlace): ConsoleSession {
  const loginSession = source.loginSession.trim();
  const { profile, region, endpoint = plainSigninEndpoint } = source;
  return { profile, loginSession, file: signinTokenFile(loginSession, place), region, endpoint };
}
