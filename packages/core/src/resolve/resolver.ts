import type { Credentials } from "../model/credentials.ts";
import type { CredentialPlan, PlanRequest } from "../plan/plan.ts";
import type { Clock } from "../ports/clock.ts";
import type { Environment } from "../ports/environment.ts";
import type { Logger } from "../ports/logger.ts";
import type { MfaPrompt } from "../ports/mfa-prompt.ts";
import type { ProfileSet } from "../profiles/profile.ts";
import type { WrittenProfile } from "../store/temporary-profile.ts";
import type { CallerIdentity } from "../sts/get-caller-identity.ts";

/**
 * What a resolver needs of the process that it runs in. Apps fill it in; nothing below reads the process itself.
 *
 * @public
 */
export interface ResolverDeps {
  readonly environment: Environment;
  /** The home directory that the operating system names, used when the environment names none. */
  readonly home: string;
  /** The name of the person, for `aws-temp-<user name>` session names. */
  readonly userName: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** `undefined`: nobody can be asked, and a plan that needs a code ends with `MFA_CODE_NEEDED`. */
  readonly mfaPrompt: MfaPrompt | undefined;
  /** A person sits at this process's terminal, so a `credential_process` may talk to them. Default `false`. */
  readonly terminal?: boolean | undefined;
  /** `name/version` of the app, added to the user agent of calls to AWS. */
  readonly userAgent?: string | undefined;
}

/**
 * How the credential cache is used for one request.
 *
 * @public
 */
export interface CacheUse {
  /** Seconds that must be left of cached credentials. Default: 15 minutes, or a third of their lifetime if less. */
  readonly minTtlSeconds?: number | undefined;
  /** Ask AWS again whatever the cache holds. Default `false`. */
  readonly force?: boolean | undefined;
}

/** @public */
export interface ResolvedCredentials {
  readonly plan: CredentialPlan;
  readonly credentials: Credentials;
  /** Nothing was called for them. */
  readonly fromCache: boolean;
  /** The ARN that AWS gave with them, where it did. */
  readonly arn: string | undefined;
}

/** @public */
export interface LoadedProfiles extends ProfileSet {
  readonly configFile: string;
  readonly credentialsFile: string;
}

/**
 * What the apps call: from a profile's name to a plan, to credentials, to the place where they are needed.
 *
 * @public
 */
export interface Resolver {
  /** Reads both files. A missing file is empty; an unreadable one is `FILE_UNREADABLE`. Read once for the resolver's lifetime. */
  profiles(): Promise<LoadedProfiles>;
  /** Decides, without calling anybody. */
  plan(request: PlanRequest): Promise<CredentialPlan>;
  /** Obtains credentials: from the cache, or by running the plan. Long-term keys never come out of it. */
  resolve(request: PlanRequest, cacheUse?: CacheUse): Promise<ResolvedCredentials>;
  /**
   * Asks AWS whose credentials a request leads to (GetCallerIdentity). A plan that only turns an IAM user's keys into a session
   * is asked with the keys themselves, so that no MFA code is spent on a question.
   */
  identify(request: PlanRequest, cacheUse?: CacheUse): Promise<CallerIdentity & { readonly plan: CredentialPlan }>;
  /**
   * Writes credentials as a profile of their own, line by line, under a lock.
   *
   * @param to - the profile's name; default `<profile>-temporary`
   * @throws {CredentialError} `PROFILE_EXISTS` when the profile holds something that aws-temp did not write
   */
  write(resolved: ResolvedCredentials, to?: string): Promise<WrittenProfile>;
}
