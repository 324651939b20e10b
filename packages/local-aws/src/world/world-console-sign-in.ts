/**
 * Console sign-in for programs (`aws login`).
 *
 * @public
 */
export interface WorldConsoleSignIn {
  /**
   * ARNs of who may sign in, the usual one first: IAM users, roots, and sessions of roles (`arn:aws:sts::…:assumed-role/…/…`).
   * Defaults to every user of the world.
   */
  readonly principals?: readonly string[];
  /** Seconds that a sign-in can be refreshed. Defaults to 43200. */
  readonly sessionLifetime?: number;
  /**
   * What becomes of a refresh token that was used before: AWS answers the same again while the credentials that it gave live
   * (`answer-again`, the default); `refuse` finds clients that use one twice.
   */
  readonly refreshReuse?: "answer-again" | "refuse";
}
