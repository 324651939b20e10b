import type { JsonWebKey } from "node:crypto";
import type { WorldConsoleSignIn } from "./world-console-sign-in.ts";
import type { WorldIdentityCenter } from "./world-identity-center.ts";

/**
 * An AWS account.
 *
 * @public
 */
export interface WorldAccount {
  /** Twelve digits; leading zeros count. */
  readonly id: string;
  readonly name: string;
  /** The root user's address, which the access portal shows. Defaults to one of example.com. */
  readonly email?: string;
  /** Defaults to `aws`. */
  readonly partition?: string;
  /** Regions in which the account has switched STS off: calls there end in `RegionDisabledException`. */
  readonly disabledRegions?: readonly string[];
}

/** @public */
export interface WorldAccessKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Defaults to true. An inactive key is answered like an unknown one, as AWS does. */
  readonly active?: boolean;
}

/** @public */
export interface WorldMfaDevice {
  /** The device's ARN, or a hardware device's serial number. */
  readonly serial: string;
  /** The TOTP seed in base32. */
  readonly secret: string;
}

/**
 * What an identity's own policy lets it do, as far as STS asks.
 *
 * @public
 */
export interface WorldPermissions {
  /** Role ARNs, `*` as a wildcard. Defaults to `"*"`. Not needed for a role of the same account that names the caller itself. */
  readonly mayAssume?: readonly string[] | "*";
  /** Actions denied explicitly, e.g. `sts:TagSession` or `sts:*`. */
  readonly deny?: readonly string[];
}

/**
 * An IAM user, or the root of an account.
 *
 * @public
 */
export interface WorldUser extends WorldPermissions {
  readonly name: string;
  readonly account: string;
  /** IAM path; defaults to `/`. */
  readonly path?: string;
  /** This is the account's root user. */
  readonly root?: boolean;
  readonly accessKeys: readonly WorldAccessKey[];
  readonly mfaDevices?: readonly WorldMfaDevice[];
}

/**
 * One allowing statement of a role's trust policy. Conditions of one statement must hold together.
 *
 * @public
 */
export interface TrustStatement {
  /**
   * Who is trusted: the ARN of a user, a role (its sessions) or one session; an account id or its `:root` ARN (whoever that
   * account lets); `*`; the ARN of an OIDC provider; a service such as `ec2.amazonaws.com`.
   */
  readonly principals: readonly string[];
  /** `sts:ExternalId` must equal this. */
  readonly externalId?: string;
  /** `aws:MultiFactorAuthPresent` must be true. */
  readonly mfa?: boolean;
  /** Seconds since the caller gave an MFA code (`aws:MultiFactorAuthAge`). */
  readonly maxMfaAge?: number;
  /** Seconds since the caller's temporary credentials were issued (`aws:TokenIssueTime`). */
  readonly maxTokenAge?: number;
  /** `sts:TagSession` is allowed too. */
  readonly tagSession?: boolean;
  /** `sts:SetSourceIdentity` is allowed too: any, or one of these. */
  readonly sourceIdentity?: boolean | readonly string[];
  /** Web identity: the token's `aud` must be one of these. */
  readonly audiences?: readonly string[];
  /** Web identity: the token's `sub` must match one of these, `*` as a wildcard. */
  readonly subjects?: readonly string[];
}

/** @public */
export interface WorldRole extends WorldPermissions {
  readonly arn: string;
  readonly trust: readonly TrustStatement[];
  /** Seconds, 3600 to 43200. Defaults to 3600. */
  readonly maxSessionDuration?: number;
}

/**
 * An IAM OIDC identity provider of one account.
 *
 * @public
 */
export interface WorldOidcProvider {
  readonly account: string;
  /** The issuer's URL, as in the token's `iss`. */
  readonly issuer: string;
  readonly audiences: readonly string[];
  /** RSA public keys as JWKs. Without any, local AWS plays the issuer itself and can mint tokens. */
  readonly jwks?: readonly (JsonWebKey & { readonly kid?: string })[];
}

/**
 * The metadata endpoints of one container and one instance.
 *
 * @public
 */
export interface WorldMetadata {
  readonly container?: {
    /** The role whose sessions are handed out. */
    readonly roleArn: string;
    /** What the `Authorization` header must be; none is asked for when absent. */
    readonly authorizationToken?: string;
  };
  readonly instance?: {
    readonly roleArn: string;
    readonly instanceId?: string;
    readonly region?: string;
    /** Answer requests without a token (IMDSv1). Defaults to false. */
    readonly allowV1?: boolean;
    /** Answer 200 with this `Code` instead of credentials, as when the instance's role was removed. */
    readonly failure?: { readonly code: string; readonly message: string };
  };
}

/**
 * Everything that local AWS knows when it starts, as plain data.
 *
 * @public
 */
export interface World {
  readonly accounts: readonly WorldAccount[];
  readonly users: readonly WorldUser[];
  readonly roles: readonly WorldRole[];
  readonly oidcProviders: readonly WorldOidcProvider[];
  /** Managed policies by ARN, as policy documents. */
  readonly managedPolicies: Readonly<Record<string, unknown>>;
  readonly metadata: WorldMetadata;
  readonly identityCenter: WorldIdentityCenter;
  readonly consoleSignIn: WorldConsoleSignIn;
}
