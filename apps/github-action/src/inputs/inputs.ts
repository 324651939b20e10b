import type { Environment, Secret } from "@aws-temp/core";
import type { RetryPolicy } from "../retry/retry-policy.ts";

/**
 * Access keys as the workflow gives them.
 *
 * @public
 */
export interface GivenKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: Secret;
  readonly sessionToken: Secret | undefined;
}

/**
 * What the session of a role is asked to be. With `roles`, what its sections do not say themselves.
 *
 * @public
 */
export interface SessionInputs {
  /** Seconds; `undefined` when the workflow does not say, which means an hour. */
  readonly durationSeconds: number | undefined;
  /** `undefined` when the workflow does not say, which means {@link usualSessionName}. */
  readonly name: string | undefined;
  readonly externalId: string | undefined;
  /** A policy as JSON. */
  readonly policy: string | undefined;
  readonly policyArns: readonly string[];
  readonly skipTags: boolean;
  /** A JSON object, not looked at yet: with OIDC it is not used. */
  readonly customTags: string | undefined;
  readonly transitiveTagKeys: readonly string[];
  /** Ask again until the keys are letters and digits alone. */
  readonly plainKeysOnly: boolean;
}

/** @public */
export const usualSessionName = "GitHubActions";

/** @public */
export const usualDurationSeconds = 3600;

/**
 * What is published, and where.
 *
 * @public
 */
export interface PublishInputs {
  /** Export credentials and region. */
  readonly env: boolean;
  readonly outputs: boolean;
  readonly expiration: boolean;
  readonly profile: string | undefined;
  readonly overwriteProfiles: boolean;
  readonly location: "home" | "temp";
  readonly summary: boolean;
  readonly maskAccount: boolean;
  readonly maskAccessKeyId: boolean;
}

/**
 * All that the workflow asks for, read and judged before anything is called.
 *
 * @public
 */
export interface Inputs {
  /** `undefined` only with `roles`, whose sections may name their own. */
  readonly region: string | undefined;
  /** An ARN, or the name of a role in the source's account. */
  readonly role: string | undefined;
  readonly keys: GivenKeys | undefined;
  /** As it was written. */
  readonly tokenFile: string | undefined;
  readonly chaining: boolean;
  readonly audience: string;
  readonly skipOidc: boolean;
  readonly useExisting: boolean;
  readonly unsetCurrent: boolean;
  readonly session: SessionInputs;
  readonly retries: RetryPolicy;
  readonly publish: PublishInputs;
  /** Empty allows all. */
  readonly allowedAccountIds: readonly string[];
  readonly minimumSessionSeconds: number | undefined;
  readonly roles: string | undefined;
  readonly refresh: boolean;
  readonly warnUntrustedEvents: boolean;
  /** Variables for calls: the job's, with proxy and STS address as the inputs say. */
  readonly environment: Environment;
  /** Said once the masks are set. */
  readonly warnings: readonly string[];
}
