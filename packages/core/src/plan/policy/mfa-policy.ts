/**
 * What decides where an MFA code is spent.
 *
 * @internal
 */
export interface MfaSituation {
  /** Seconds asked for the first role of the chain; `undefined` when no one asked. */
  readonly asked: number | undefined;
  /** That role is the plan's last: nothing is chained on it. */
  readonly last: boolean;
  /** `--mfa-on`. */
  readonly override: "session" | "role" | undefined;
}

/**
 * Chooses between the two legal plans for long-term keys with an MFA device: one session that all roles of the user share
 * (GetSessionToken with the code, roles of an hour), or the code on the role itself (up to the role's maximum, one code a role).
 *
 * @returns where the code goes, and a sentence that says why
 * @internal
 */
export function mfaPlan({ asked, last, override }: MfaSituation): { readonly on: "session" | "role"; readonly reason: string } {
  if (override !== undefined) {
    const reason =
      override === "session"
        ? "The MFA code goes to a session that all roles of this user share, as --mfa-on session asks."
        : "The MFA code goes to the role itself, as --mfa-on role asks; each role needs a code of its own.";
    return { on: override, reason };
  }
  if (last && asked !== undefined && asked > 3600) {
    return {
      on: "role",
      reason:
        "The MFA code goes to the role itself, as more than an hour is asked for and AWS caps roles of a shared session at one hour.",
    };
  }
  return { on: "session", reason: "The MFA code goes to a 12 h session that all roles of this user and device share." };
}
