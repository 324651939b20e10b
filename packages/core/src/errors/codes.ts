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
  // The command line
  USAGE: { class: "configuration", when: "A command, flag or argument is unknown, or flags contradict each other." },
  INVALID_VALUE: {
    class: "configuration",
    when: "A flag or a profile key has a value that AWS does not accept. The message names the limit.",
  },
  DURATION_OUT_OF_RANGE: {
    class: "configuration",
    when: "The requested duration is shorter or longer than AWS allows for this call.",
  },
  FORMAT_CANNOT_CARRY: {
    class: "configuration",
    when: "The chosen export format cannot hold a value unchanged.",
  },
  NOT_CREDENTIALS: {
    class: "configuration",
    when: "The input of `convert` is not an STS response and not the output of a `credential_process`.",
  },
  COMMAND_NOT_FOUND: {
    class: "configuration",
    when: "`exec` cannot find the program. It ends with status 127, as shells do.",
  },
  COMMAND_NOT_EXECUTABLE: {
    class: "configuration",
    when: "`exec` finds the program but cannot start it. It ends with status 126, as shells do.",
  },

  // Files and profiles
  PROFILE_NOT_FOUND: { class: "configuration", when: "No profile of that name is in the config or credentials file." },
  FILE_UNREADABLE: {
    class: "configuration",
    when: "A file exists but cannot be read: no permission, not a regular file, too large, or not UTF-8.",
  },
  FILE_UNWRITABLE: { class: "configuration", when: "A file cannot be written: no permission, or a read-only or full disk." },
  SYNTAX: { class: "configuration", when: "A line that the profile needs is not valid in an AWS config file." },
  PROFILE_LOOP: { class: "configuration", when: "`source_profile` leads back to a profile that is already part of the chain." },
  PROFILE_CONFLICT: { class: "configuration", when: "A profile has keys that contradict each other." },
  PROFILE_INCOMPLETE: { class: "configuration", when: "A profile has one part of a setting, but the other part is missing." },
  NO_CREDENTIALS: {
    class: "configuration",
    when: "Neither the profile nor the environment has credentials or says where to get them.",
  },
  SOURCE_UNSUPPORTED: {
    class: "configuration",
    when: "This version of aws-temp cannot use the profile's source of credentials.",
  },
  SOURCE_FAILED: {
    class: "configuration",
    when: "A `credential_process`, a token file or a metadata service returned something else than credentials.",
  },
  STATE_UNSAFE: {
    class: "configuration",
    when: "The folder of aws-temp's own files or a sign-in cache belongs to another user, or other users can write to it. The message names the owner, the mode and the command that corrects it. If aws-temp can get credentials without the folder, this is a warning.",
  },
  FILE_NOT_TRUSTED: {
    class: "configuration",
    when: "You have not trusted this `.aws-temp-profile`, or it has changed since you trusted it.",
  },
  BROWSER_FAILED: {
    class: "configuration",
    when: "No browser started, the chosen browser is not installed, or the browser started but never opened the link.",
  },
  PROFILE_EXISTS: { class: "configuration", when: "The profile to write already exists, and aws-temp did not write it." },

  // The user must act
  MFA_CODE_NEEDED: { class: "person-needed", when: "A call needs an MFA code, but there is no terminal to ask for it." },
  MFA_CODE_USED: { class: "person-needed", when: "The MFA code was used before. AWS accepts each code once." },
  SIGN_IN_NEEDED: { class: "person-needed", when: "The profile needs a sign-in in the browser, but none can be started here." },
  SIGN_IN_EXPIRED: {
    class: "person-needed",
    when: "The sign-in was not completed in the browser in time.",
  },

  // AWS refused
  ACCESS_DENIED: {
    class: "refused",
    when: "AWS denied the call: a policy of the identity or the trust policy of the role does not allow it.",
  },
  MFA_CODE_REJECTED: { class: "refused", when: "AWS did not accept the MFA code." },
  MFA_DEVICE_UNKNOWN: { class: "refused", when: "The MFA serial number is not a device of this user." },
  ROLE_DURATION_EXCEEDED: { class: "refused", when: "The duration is longer than the role's maximum session duration." },
  CHAINING_LIMIT: {
    class: "refused",
    when: "A role session that starts from temporary credentials (role chaining) can last one hour at most.",
  },
  KEYS_UNKNOWN: {
    class: "refused",
    when: "AWS does not know the access key: it is deleted, inactive, or from another partition.",
  },
  KEYS_EXPIRED: { class: "refused", when: "The credentials that the profile starts from have expired." },
  SIGNATURE_MISMATCH: { class: "refused", when: "The secret access key does not belong to the access key id." },
  CLOCK_SKEW: { class: "refused", when: "The clock of this machine is wrong: it differs too much from the time at AWS." },
  REGION_DISABLED: { class: "refused", when: "The region is not enabled in the account, or STS is not active there." },
  POLICY_REFUSED: { class: "refused", when: "A session policy is not valid, or policies and tags together are too large." },
  WEB_IDENTITY_REJECTED: { class: "refused", when: "AWS did not accept the web identity token, or it has expired." },
  SIGN_IN_DENIED: { class: "refused", when: "The user, or a rule of the organisation, denied the sign-in." },
  SIGN_IN_FAILED: {
    class: "refused",
    when: "The sign-in service refused the sign-in, or the browser came back with an answer to another sign-in.",
  },
  ACCOUNT_NOT_ALLOWED: {
    class: "refused",
    when: "The credentials belong to an account that is not in the action's `allowed-account-ids`.",
  },
  SESSION_TOO_SHORT: {
    class: "refused",
    when: "The credentials expire sooner than the action's `minimum-session-seconds` requires.",
  },
  ROLE_NOT_ASSIGNED: {
    class: "refused",
    when: "IAM Identity Center does not give the user this role in this account.",
  },
  AWS_REFUSED: { class: "refused", when: "AWS refused the call for another reason. The message is from AWS." },

  // The network
  THROTTLED: { class: "network", when: "AWS throttled the call, also after retries." },
  AWS_UNAVAILABLE: { class: "network", when: "AWS returned a server error, or an answer that is not from AWS or too large." },
  NETWORK_UNREACHABLE: {
    class: "network",
    when: "The endpoint cannot be reached: no network, unknown host, refused connection, or no answer in time.",
  },
  PROXY_FAILED: { class: "network", when: "The proxy that the environment names does not work." },
  TLS_UNTRUSTED: {
    class: "network",
    when: "The certificate of the endpoint is not trusted. Behind a proxy that inspects TLS, set `ca_bundle`.",
  },

  TIMED_OUT: { class: "network", when: "The command did not finish within `--timeout`." },

  INTERRUPTED: { class: "interrupted", when: "The user stopped the command: Ctrl-C, an empty answer, or a no." },
  UNEXPECTED: { class: "fault", when: "An error in aws-temp itself. Please report it." },
} as const satisfies Record<string, Meaning>;

/**
 * The code of an error: a name of {@link errorCodes}.
 *
 * @public
 */
export type ErrorCode = keyof typeof errorCodes;
