/** @public */
export interface WorldPermissionSet {
  readonly name: string;
  /** How long its role credentials live, in seconds: 3600 to 43200. Defaults to 3600. */
  readonly sessionDuration?: number;
}

/**
 * A permission set in an account, and who may use it there. It makes an IAM role in the account, see `permissionSetRoleArn`.
 *
 * @public
 */
export interface WorldAssignment {
  readonly account: string;
  /** The permission set's name, as in `sso_role_name`. */
  readonly role: string;
  /** User names. Defaults to every user. */
  readonly users?: readonly string[];
}

/**
 * An instance of IAM Identity Center: sign-in (OIDC) and access portal.
 *
 * @public
 */
export interface WorldIdentityCenter {
  readonly startUrl: string;
  /** Its home region. Hosts of other regions know nothing of it. */
  readonly region: string;
  /** User names, which become the names of role sessions. Defaults to `alice@acme.example`. */
  readonly users?: readonly string[];
  readonly permissionSets: readonly WorldPermissionSet[];
  readonly assignments: readonly WorldAssignment[];
  /** Seconds that an access token lives when it can be refreshed. Defaults to 3600. */
  readonly tokenLifetime?: number;
  /**
   * Seconds that a sign-in lasts: until then it can be refreshed, and an access token without a refresh token lives. Defaults to
   * 28800.
   */
  readonly refreshLifetime?: number;
  /** Seconds that a client registration lives. Defaults to 90 days. */
  readonly registrationLifetime?: number;
  /** Seconds that a device code lives. Defaults to 600. */
  readonly deviceCodeLifetime?: number;
  /** Seconds to leave between two polls with a device code. Defaults to 1. */
  readonly deviceCodeInterval?: number;
  /** Calls of the portal per second; more are answered 429. Without it any number is answered; AWS's quota is 20. */
  readonly requestsPerSecond?: number;
  /** Calls that may come at once after a pause. Defaults to `requestsPerSecond`. */
  readonly burst?: number;
  /**
   * Which clients may register for the authorization code: `never` is an instance from before PKCE, `always` takes clients
   * without scopes too. Defaults to `with-scopes`.
   */
  readonly pkce?: "never" | "with-scopes" | "always";
}
