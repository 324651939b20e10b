import type { Partition } from "../model/partition.ts";
import type { MintedToken } from "../profiles/own-source.ts";

/**
 * How one AWS endpoint is reached, read from profile and environment. Proxies are not here: they do not shape the result.
 *
 * @public
 */
export interface Endpoint {
  readonly region: string;
  readonly partition: Partition["id"];
  /** A custom address (`endpoint_url`, `AWS_ENDPOINT_URL[_STS]`); `undefined` means AWS's own. */
  readonly url: string | undefined;
  readonly fips: boolean;
  readonly dualStack: boolean;
  /** `sts_regional_endpoints = legacy`: the old regions talk to `https://sts.amazonaws.com`. */
  readonly legacyGlobal: boolean;
  readonly caBundle: string | undefined;
}

/**
 * How IAM Identity Center is reached: its sign-in service (OIDC) and its portal. Read from profile and environment, like
 * {@link Endpoint}.
 *
 * @public
 */
export interface SsoEndpoint {
  /** A custom address of the sign-in service (`AWS_ENDPOINT_URL_SSO_OIDC`); `undefined` means AWS's own. */
  readonly oidcUrl: string | undefined;
  /** A custom address of the portal (`AWS_ENDPOINT_URL_SSO`); `undefined` means AWS's own. */
  readonly portalUrl: string | undefined;
  readonly fips: boolean;
  readonly dualStack: boolean;
  readonly caBundle: string | undefined;
}

/**
 * How the console's sign-in service is reached, read from profile and environment, like {@link Endpoint}.
 *
 * @public
 */
export interface SigninEndpoint {
  /** A custom address (`AWS_ENDPOINT_URL_SIGNIN`, `AWS_ENDPOINT_URL`, `services`, `endpoint_url`); `undefined` means AWS's own. */
  readonly url: string | undefined;
  readonly fips: boolean;
  readonly dualStack: boolean;
  readonly caBundle: string | undefined;
}

/**
 * Where a plan begins.
 *
 * @public
 */
export type PlanSource =
  | { readonly kind: "static"; readonly profile: string; readonly accessKeyId: string }
  | { readonly kind: "temporary"; readonly profile: string; readonly accessKeyId: string }
  | {
      readonly kind: "sso";
      readonly profile: string;
      /** The `[sso-session]` name; `undefined` for the legacy keys. */
      readonly session: string | undefined;
      readonly startUrl: string;
      readonly region: string;
      readonly accountId: string;
      readonly roleName: string;
      readonly scopes: readonly string[];
      /** Absent: AWS's own addresses, neither FIPS nor dual stack, the built-in certificates. */
      readonly endpoint?: SsoEndpoint | undefined;
    }
  | {
      readonly kind: "login";
      readonly profile: string;
      /** The ARN of the identity that the console session belongs to. */
      readonly loginSession: string;
      readonly region: string | undefined;
      /** Absent: AWS's own address, neither FIPS nor dual stack, the built-in certificates. */
      readonly endpoint?: SigninEndpoint | undefined;
    }
  | ({
      readonly kind: "web-identity";
      readonly profile: string;
      readonly roleArn: string;
      readonly roleSessionName: string;
      readonly durationSeconds: number;
      readonly policy: string | undefined;
      readonly policyArns: readonly string[];
      readonly endpoint: Endpoint;
    } & WebIdentityToken)
  | {
      readonly kind: "process";
      readonly profile: string;
      readonly command: string;
      /** Run when the plan ends here and the program turns out to yield long-term keys, which are never handed out. */
      readonly ifLongTerm?: GetSessionTokenStep | undefined;
    }
  /** `profile` is `undefined` when no profile is involved at all. */
  | {
      readonly kind: "environment";
      readonly profile: string | undefined;
      readonly accessKeyId: string;
      readonly temporary: boolean;
    }
  | { readonly kind: "container"; readonly profile: string | undefined; readonly uri: string }
  | {
      readonly kind: "instance";
      readonly profile: string | undefined;
      readonly uri: string;
      readonly v1Allowed: boolean;
      readonly timeoutSeconds: number;
      readonly attempts: number;
    };

/**
 * Where the token of a web identity is: in a file, or the app gets one for each call.
 *
 * @public
 */
export type WebIdentityToken =
  | { readonly tokenFile: string; readonly minted?: undefined }
  | { readonly tokenFile?: undefined; readonly minted: MintedToken };

/**
 * A call of GetSessionToken: long-term keys become a session, with an MFA code where `mfaSerial` names a device.
 *
 * @public
 */
export interface GetSessionTokenStep {
  readonly kind: "get-session-token";
  /** The profile whose settings this step comes from. */
  readonly profile: string;
  readonly durationSeconds: number;
  readonly mfaSerial: string | undefined;
  readonly endpoint: Endpoint;
}

/**
 * A call of AssumeRole, with everything that it is to say.
 *
 * @public
 */
export interface AssumeRoleStep {
  readonly kind: "assume-role";
  /** Empty where a role is assumed for no profile. */
  readonly profile: string;
  readonly roleArn: string;
  readonly roleSessionName: string;
  readonly durationSeconds: number;
  /** Only when this very call carries the MFA code (the direct plan). */
  readonly mfaSerial: string | undefined;
  readonly externalId: string | undefined;
  readonly sourceIdentity: string | undefined;
  readonly policy: string | undefined;
  readonly policyArns: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
  readonly transitiveTagKeys: readonly string[];
  readonly endpoint: Endpoint;
}

/**
 * One call of a plan.
 *
 * @public
 */
export type PlanStep = GetSessionTokenStep | AssumeRoleStep;

/**
 * Something about a plan that the user should know before it runs.
 *
 * @public
 */
export interface PlanWarning {
  readonly code: string;
  readonly message: string;
  readonly profile?: string | undefined;
  readonly file?: string | undefined;
  readonly line?: number | undefined;
}

/**
 * How a profile becomes temporary credentials: one source, then zero or more steps. Plain data without a secret, so it can be
 * shown, compared and hashed. AWS is called by no one while it is made.
 *
 * @public
 */
export interface CredentialPlan {
  readonly profile: string;
  /** The region that is handed out with the credentials, if one is known. */
  readonly region: string | undefined;
  /** STS as it is asked with the plan's result, e.g. for GetCallerIdentity. */
  readonly endpoint: Endpoint;
  readonly source: PlanSource;
  readonly steps: readonly PlanStep[];
  readonly warnings: readonly PlanWarning[];
  /** Why the plan is as it is, in sentences: which MFA plan was taken, where a duration came from. */
  readonly reasons: readonly string[];
}

/**
 * What is asked for, beyond the files: flags of a command, inputs of a job. Each wins over the profile's key; what describes
 * a role applies to the last one.
 *
 * @public
 */
export interface PlanRequest {
  /** The profile's name; `undefined` lets the environment choose (`AWS_PROFILE`, `AWS_DEFAULT_PROFILE`, `default`). */
  readonly profile?: string | undefined;
  /**
   * With no profile named: take the environment's own keys before any profile, as the AWS CLI does. Default `false`.
   * An explicit {@link PlanRequest.profile} wins over it.
   */
  readonly environmentFirst?: boolean | undefined;
  readonly region?: string | undefined;
  /** Seconds. */
  readonly durationSeconds?: number | undefined;
  /** Where an MFA code is spent: on a session shared by all roles, or on the role itself for more than an hour. */
  readonly mfaOn?: "session" | "role" | undefined;
  readonly mfaSerial?: string | undefined;
  /** A role to assume on top of what the profile gives. */
  readonly roleArn?: string | undefined;
  readonly roleSessionName?: string | undefined;
  readonly externalId?: string | undefined;
  readonly sourceIdentity?: string | undefined;
  readonly policy?: string | undefined;
  readonly policyArns?: readonly string[] | undefined;
  readonly tags?: Readonly<Record<string, string>> | undefined;
  readonly transitiveTagKeys?: readonly string[] | undefined;
}
