/**
 * What kind of end an error is. Apps map it to an exit status (product: 1, 2, 3, 4, 5, 130).
 *
 * @public
 */
export type ErrorClass = "fault" | "configuration" | "person-needed" | "refused" | "network" | "interrupted";

interface Meaning {
  readonly class: ErrorClass;
  /** One sentence for `docs/errors.md`: when the code is given. */
  readonly when: string;
}

/**
 * Every code that aws-temp can end with. `docs/errors.md` is generated from this table.
 *
 * @public
 */
export const errorCodes = {
  // What was typed
  USAGE: { class: "configuration", when: "The command line asks for something that does not exist or does not fit together." },
  INVALID_VALUE: {
    class: "configuration",
    when: "A flag or profile key holds a value that AWS would refuse; the message names the limit.",
  },
  DURATION_OUT_OF_RANGE: {
    class: "configuration",
    when: "The asked duration is shorter or longer than AWS allows for this call.",
  },
  FORMAT_CANNOT_CARRY: {
    class: "configuration",
    when: "A value cannot be written in the chosen export format without being changed.",
  },
  NOT_CREDENTIALS: {
    class: "configuration",
    when: "What `convert` read is neither an STS response nor credential_process output.",
  },
  COMMAND_NOT_FOUND: {
    class: "configuration",
    when: "`exec` finds no program of that name; it then ends with 127, as shells do.",
  },
  COMMAND_NOT_EXECUTABLE: {
    class: "configuration",
    when: "What `exec` is to start is there and cannot be started; it then ends with 126, as shells do.",
  },

  // What the files say
  PROFILE_NOT_FOUND: { class: "configuration", when: "No file has a profile of that name." },
  FILE_UNREADABLE: {
    class: "configuration",
    when: "A config or credentials file exists but cannot be read: permissions, a directory, not UTF-8.",
  },
  FILE_UNWRITABLE: { class: "configuration", when: "A file could not be written: permissions, a read-only or full disk." },
  SYNTAX: { class: "configuration", when: "A line that the profile needs is not what AWS config files may hold." },
  PROFILE_LOOP: { class: "configuration", when: "`source_profile` leads back to a profile that is already part of the chain." },
  PROFILE_CONFLICT: { class: "configuration", when: "A profile has keys that exclude each other." },
  PROFILE_INCOMPLETE: { class: "configuration", when: "A profile has one part of a setting and lacks the other." },
  NO_CREDENTIALS: { class: "configuration", when: "Neither the profile nor the environment says where credentials come from." },
  SOURCE_UNSUPPORTED: {
    class: "configuration",
    when: "The profile's source of credentials is recognised, but this version cannot obtain it.",
  },
  SOURCE_FAILED: {
    class: "configuration",
    when: "A credential_process, token file or metadata service did not give what its contract says.",
  },
  STATE_UNSAFE: {
    class: "configuration",
    when: "The folder of aws-temp's own files, or a sign-in cache, belongs to another user, or other users may write to it. The message names the owner, the mode and the command that corrects it. Where credentials can be obtained without it, this is a warning.",
  },
  FILE_NOT_TRUSTED: {
    class: "configuration",
    when: "A `.aws-temp-profile` names a profile, and the user has not said that it may, or it has changed since.",
  },
  BROWSER_FAILED: {
    class: "configuration",
    when: "No browser could be started, the one that was named is not there, or it did not come for the address.",
  },
  PROFILE_EXISTS: { class: "configuration", when: "The profile to write already exists and is not one that aws-temp wrote." },

  // Who must act
  MFA_CODE_NEEDED: { class: "person-needed", when: "A role or session needs an MFA code and no one can be asked." },
  MFA_CODE_USED: { class: "person-needed", when: "The given MFA code was used already; AWS takes each code once." },
  SIGN_IN_NEEDED: { class: "person-needed", when: "A sign-in in the browser is needed and none can be started." },
  SIGN_IN_EXPIRED: {
    class: "person-needed",
    when: "The time for a sign-in ran out before the browser came back or the code was confirmed.",
  },

  // What AWS said
  ACCESS_DENIED: {
    class: "refused",
    when: "The caller may not do this: the identity's policy or the role's trust policy does not allow it.",
  },
  MFA_CODE_REJECTED: { class: "refused", when: "AWS did not accept the MFA code." },
  MFA_DEVICE_UNKNOWN: { class: "refused", when: "The MFA serial number is not a device of this user." },
  ROLE_DURATION_EXCEEDED: { class: "refused", when: "The duration is longer than the role's maximum session duration." },
  CHAINING_LIMIT: { class: "refused", when: "A role reached from temporary credentials lasts one hour at most." },
  KEYS_UNKNOWN: { class: "refused", when: "AWS does not know the access key: deleted, inactive, or of another partition." },
  KEYS_EXPIRED: { class: "refused", when: "The credentials that the profile starts from have expired." },
  SIGNATURE_MISMATCH: { class: "refused", when: "The secret access key does not belong to the access key id." },
  CLOCK_SKEW: { class: "refused", when: "This machine's clock differs too much from AWS's." },
  REGION_DISABLED: { class: "refused", when: "The region is not enabled in the account, or STS is switched off there." },
  POLICY_REFUSED: { class: "refused", when: "A session policy is malformed, or policies and tags together are too large." },
  WEB_IDENTITY_REJECTED: { class: "refused", when: "AWS did not accept the web identity token, or it has expired." },
  SIGN_IN_DENIED: { class: "refused", when: "The user, or a rule of the organisation, denied the sign-in." },
  SIGN_IN_FAILED: {
    class: "refused",
    when: "The sign-in service refused the sign-in, or what came back does not belong to it.",
  },
  ACCOUNT_NOT_ALLOWED: {
    class: "refused",
    when: "The credentials belong to an account that `allowed-account-ids` of the action does not name.",
  },
  SESSION_TOO_SHORT: {
    class: "refused",
    when: "The credentials last shorter than `minimum-session-seconds` of the action asks for.",
  },
  ROLE_NOT_ASSIGNED: {
    class: "refused",
    when: "IAM Identity Center does not give the user this role in this account.",
  },
  AWS_REFUSED: { class: "refused", when: "AWS refused for a reason that has no code of its own; the message is AWS's." },

  // What lies between
  THROTTLED: { class: "network", when: "AWS answers that there were too many requests, and went on doing so." },
  AWS_UNAVAILABLE: { class: "network", when: "AWS answered with a server error or something that is not an answer." },
  NETWORK_UNREACHABLE: {
    class: "network",
    when: "The endpoint could not be reached: no network, unknown host, refused connection, no answer in time.",
  },
  PROXY_FAILED: { class: "network", when: "The proxy named by the environment could not be used." },
  TLS_UNTRUSTED: {
    class: "network",
    when: "The endpoint's certificate is not trusted; a proxy that inspects TLS needs `ca_bundle`.",
  },

  TIMED_OUT: { class: "network", when: "The time that the caller allowed (`--timeout`) ran out." },

  INTERRUPTED: { class: "interrupted", when: "The user gave up (Ctrl-C, an empty answer)." },
  UNEXPECTED: { class: "fault", when: "A fault in aws-temp itself. Please report it." },
} as const satisfies Record<string, Meaning>;

/**
 * The code of an error: a name of {@link errorCodes}.
 *
 * @public
 */
export type ErrorCode = keyof typeof errorCodes;
