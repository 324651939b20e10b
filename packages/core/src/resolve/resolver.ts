import type { SignInOptions } from "../browser/sign-in-options.ts";
import type { ConsoleTarget } from "../console/destination.ts";
import type { Credentials } from "../model/credentials.ts";
import type { Secret } from "../model/secret.ts";
import type { Patience } from "../network/patience.ts";
import type { CredentialPlan, PlanRequest } from "../plan/plan.ts";
import type { GivenProfiles } from "../plan/profile-set/given-profiles.ts";
import type { SsoSync, SsoSyncInput, SsoSyncOptions } from "../plan/sso-sync/sso-sync.ts";
import type { Clock } from "../ports/clock.ts";
import type { Environment } from "../ports/environment.ts";
import type { Logger } from "../ports/logger.ts";
import type { MfaPrompt } from "../ports/mfa-prompt.ts";
import type { SignInUi } from "../ports/sign-in-ui.ts";
import type { ProfileSet } from "../profiles/profile.ts";
import type { DirectoryDeps, SsoAccount, SsoAccountRoles } from "../sso/directory/directory.ts";
import type { Bookmarks } from "../store/bookmarks.ts";
import type { WrittenProfile } from "../store/profiles/temporary-profile.ts";
import type { CallerIdentity } from "../sts/get-caller-identity.ts";
import type { CacheUse } from "./run/cache-use.ts";
import type { Alive } from "./sessions/alive.ts";
import type { SignedIn } from "./sessions/signed-in.ts";
import type { SignedOut, SignOutOptions, SignOutTarget } from "./sessions/signed-out.ts";
/**
 * What a resolver needs of the process that it runs in. Apps fill it in; nothing below reads the process itself.
 *
 * @public
 */
export interface ResolverDeps {
  readonly environment: Environment;
  /** The home directory that the operating system names, used when the environment names none. */
  readonly home: string;
  /** The name of the user, for `aws-temp-<user name>` session names. */
  readonly userName: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** `undefined`: no one can be asked, and a plan that needs a code ends with `MFA_CODE_NEEDED`. */
  readonly mfaPrompt: MfaPrompt | undefined;
  /** A code was given for this request: a plan that needs none ends with `USAGE`. Default `false`. */
  readonly mfaCodeGiven?: boolean | undefined;
  /**
   * Names where {@link ResolverDeps.mfaPrompt} asks, e.g. the terminal: of the processes that would ask in one place, one asks after
   * the other. `undefined`: each asks at once.
   */
  readonly promptPlace?: string | undefined;
  /** A user sits at this process's terminal, so a `credential_process` may talk to them. Default `false`. */
  readonly terminal?: boolean | undefined;
  /** How a user signs in. `undefined`: no one can, and a plan that needs a sign-in ends with `SIGN_IN_NEEDED`. */
  readonly signInUi?: SignInUi | undefined;
  /** How they want to. Default: in the browser, by whatever way works from here. */
  readonly signIn?: SignInChoices | undefined;
  /**
   * Seconds for which a refusal that another process met counts for this one too, so that a crowd of them does not ask again one by
   * one. Who waited while it was met is told in any case. Default 0.
   */
  readonly failureMemorySeconds?: number | undefined;
  /** Profiles that are said outright, over those of the files. */
  readonly given?: GivenProfiles | undefined;
  /**
   * Where credentials are kept between requests: in files for all processes, or in this resolver's memory, so that nothing secret
   * comes to depend on disk. Default `disk`.
   */
  readonly cache?: "disk" | "memory" | undefined;
  /**
   * Gets a token of an OpenID Connect provider for an audience, for roles whose {@link OwnSource} says so. Called once for each
   * AssumeRoleWithWebIdentity. Default: there is none to be got.
   */
  readonly mintWebIdentity?: ((audience: string) => Promise<Secret>) | undefined;
  /** How often a call to STS is sent at most, for faults that pass. Default 3; 1 for who judges that alone. */
  readonly attempts?: number | undefined;
  /** `name/version` of the app, added to the user agent of calls to AWS. */
  readonly userAgent?: string | undefined;
  /** How long a counterpart may take. Default: 5 s to connect, 30 s to begin its answer, 60 s to end it. */
  readonly patience?: Patience | undefined;
}

/**
 * What the flags of a command say of a sign-in.
 *
 * @public
 */
export interface SignInChoices extends SignInOptions {
  /** The user asked for a sign-in by name, so one that failed a moment ago does not count. */
  readonly insist?: boolean | undefined;
}

/**
 * Which directory of IAM Identity Center is meant: that of a profile, or of an SSO session.
 *
 * @public
 */
export interface DirectoryRequest {
  readonly profile?: string | undefined;
  readonly ssoSession?: string | undefined;
  /** Only these accounts. Default: all. */
  readonly accountIds?: readonly string[] | undefined;
  readonly onProgress?: DirectoryDeps["onProgress"];
}

/**
 * Which profiles are to be made of which directory.
 *
 * @public
 */
export type SsoSyncRequest = DirectoryRequest & SsoSyncOptions;

/**
 * A sync as it is decided, and what it was decided from.
 *
 * @public
 */
export interface PlannedSsoSync {
  readonly sync: SsoSync;
  readonly asked: Omit<SsoSyncInput, "profiles">;
}

/**
 * What the console is asked for, beyond the credentials.
 *
 * For an IAM user's keys `policy` and `policyArns` say what the session may do, and `durationSeconds` how long it lasts.
 *
 * @public
 */
export interface ConsoleRequest extends PlanRequest, ConsoleTarget {
  /** How long the console session shall last, where AWS lets it outlast the credentials: 900 to 43,200 seconds. */
  readonly sessionSeconds?: number | undefined;
}

/**
 * A console session that waits to be opened.
 *
 * @public
 */
export interface ConsoleSignIn {
  readonly plan: CredentialPlan;
  /** The address that signs a browser in, for 15 minutes from now. Whoever has it has the session. */
  readonly url: Secret;
  /** Where in the console it leads. */
  readonly destination: string;
  readonly region: string;
  /** Who is signed in, as far as AWS has said so. */
  readonly arn: string | undefined;
  readonly accountId: string | undefined;
  /** When the console session ends; `undefined` when the credentials do not say when they expire. */
  readonly endsAt: Date | undefined;
}

/**
 * Credentials, and how they came to be.
 *
 * @public
 */
export interface ResolvedCredentials {
  readonly plan: CredentialPlan;
  readonly credentials: Credentials;
  /** Nothing was called for them. */
  readonly fromCache: boolean;
  /** The ARN that AWS gave with them, where it did. */
  readonly arn: string | undefined;
}

/**
 * The profiles of both files, and which files they are.
 *
 * @public
 */
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
  /** Decides, without calling anyone. */
  plan(request: PlanRequest): Promise<CredentialPlan>;
  /** Obtains credentials: from the cache, or by running the plan. Long-term keys never come out of it. */
  resolve(request: PlanRequest, cacheUse?: CacheUse): Promise<ResolvedCredentials>;
  /**
   * Asks AWS whose credentials a request leads to (GetCallerIdentity). A plan that only turns an IAM user's keys into a session
   * is asked with the keys themselves, so that no MFA code is spent on a question.
   */
  identify(request: PlanRequest, cacheUse?: CacheUse): Promise<CallerIdentity & { readonly plan: CredentialPlan }>;
  /**
   * Makes the address that opens the console, with a role's credentials or, for an IAM user's keys, with GetFederationToken.
   *
   * @throws {CredentialError} `USAGE` when an IAM user's session has no policy; `INVALID_VALUE` for a destination outside of the
   * console; `DURATION_OUT_OF_RANGE`; what AWS refuses
   */
  console(request: ConsoleRequest, cacheUse?: CacheUse): Promise<ConsoleSignIn>;
  /**
   * Signs in for a profile that names a sign-in to IAM Identity Center and no role, as `aws sso login` does.
   *
   * @returns `undefined` when the profile names more than that, or no sign-in
   * @throws {CredentialError} `SIGN_IN_NEEDED` when it takes a user and none can be asked; what the sign-in comes to
   */
  signInOnly(request: PlanRequest, cacheUse?: CacheUse): Promise<SignedIn | undefined>;
  /** The destinations that were saved for profiles. */
  bookmarks(): Promise<Bookmarks>;
  /** The accounts of IAM Identity Center that the user is given something in. */
  ssoAccounts(request: DirectoryRequest): Promise<readonly SsoAccount[]>;
  /** The same with the roles in each: complete, about as fast as AWS allows, or an error. */
  ssoRoles(request: DirectoryRequest): Promise<readonly SsoAccountRoles[]>;
  /** Decides which profiles the directory asks for. Reads the directory, and writes nothing. */
  planSsoSync(request: SsoSyncRequest): Promise<PlannedSsoSync>;
  /**
   * Does what was planned, under a lock: decides once more on the config file as it is by then, and edits it line by line.
   *
   * @returns what was done
   */
  writeSsoSync(planned: PlannedSsoSync): Promise<SsoSync>;
  /** Ends sessions, and removes the credentials that came from them: from the cache, and with the profiles that `login` wrote. */
  signOut(target: SignOutTarget, options?: SignOutOptions): Promise<SignedOut>;
  /** What is active on this machine: credentials, sign-ins and the profiles that `login` wrote. Calls nobody. */
  alive(): Promise<readonly Alive[]>;
  /**
   * Looks whether {@link Resolver.write} may write, before an MFA code or a call is spent on it.
   *
   * @throws {CredentialError} `PROFILE_EXISTS`, `INVALID_VALUE` when the name cannot be written
   */
  checkTarget(request: PlanRequest, to?: string): Promise<void>;
  /**
   * Writes credentials as a profile of their own, line by line, under a lock.
   *
   * @param to - the profile's name; default `<profile>-temporary`
   * @throws {CredentialError} `PROFILE_EXISTS` when the profile holds something that aws-temp did not write
   */
  write(resolved: ResolvedCredentials, to?: string): Promise<WrittenProfile>;
}
