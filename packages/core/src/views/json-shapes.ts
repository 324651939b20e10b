import type { ErrorCode } from "../errors/codes.ts";
import type { ExportFormat } from "../export/format.ts";

// What `--json` prints. docs/cli.md shows these declarations, so they are written to be read by users. What is not known is
// `null`; a key is never left out unless it is marked optional.

/** Where credentials begin. */
export type SourceKindJson =
  | "static"
  | "temporary"
  | "sso"
  | "login"
  | "web-identity"
  | "process"
  | "environment"
  | "container"
  | "instance";

/** On stdout instead of anything else, when a command fails. */
export interface ErrorJson {
  readonly error: {
    /** One of errors.md. */
    readonly code: ErrorCode;
    readonly message: string;
    /** What to do next: sentences or commands. */
    readonly hints: readonly string[];
    readonly profile?: string;
    readonly file?: string;
    readonly line?: number;
    /** AWS's own code, where AWS refused. */
    readonly awsCode?: string;
    readonly requestId?: string;
  };
}

export interface LoginJson {
  readonly profile: string;
  /** The profile that now holds the credentials; with `--no-write`, as the next two, `null`. */
  readonly writtenProfile: string | null;
  readonly credentialsFile: string | null;
  /** The config file, if a region was written to it. */
  readonly configFile: string | null;
  readonly identity: { readonly account: string | null; readonly arn: string | null };
  /** ISO 8601 in UTC, to the second. */
  readonly expiration: string | null;
  readonly region: string | null;
  /** Whether AWS was not asked, because cached credentials are still valid for long enough. */
  readonly fromCache: boolean;
  /** The sign-in to IAM Identity Center, for a profile that names no role; there are no credentials then. Else `null`. */
  readonly signIn: { readonly session: string | null; readonly startUrl: string; readonly expiration: string } | null;
}

export interface UnsetJson {
  /** One of the formats above that change an environment. */
  readonly format: ExportFormat;
  /** The text that `unset` prints without `--json`. */
  readonly statements: string;
}

export interface WhoamiJson {
  readonly account: string;
  readonly arn: string;
  readonly userId: string;
  /** The profile that was asked about; `environment` when the environment's own keys were. */
  readonly profile: string;
  /** The profile that the environment's own keys came from, where `export`, `exec` or the cache knows it. */
  readonly environmentProfile: string | null;
  readonly region: string | null;
  readonly source: { readonly kind: SourceKindJson; readonly profile: string | null };
}

export interface ConsoleJson {
  /** `environment` for the environment's own keys. */
  readonly profile: string;
  /** Who is signed in. Like all that follows `null` where only bookmarks were asked for. */
  readonly identity: { readonly account: string | null; readonly arn: string | null } | null;
  readonly region: string | null;
  /** The page that the console opens on. */
  readonly destination: string | null;
  /** What became of the address. */
  readonly handedOver: "opened" | "copied" | "printed" | null;
  /** With `--print`: the address, a secret for 15 minutes. */
  readonly url: string | null;
  /** ISO 8601 in UTC, to the second. */
  readonly sessionEnds: string | null;
  /** With `--bookmarks`, `--save` and `--remove-bookmark`: the profile's saved pages, as they are now. */
  readonly bookmarks:
    | readonly {
        readonly name: string;
        readonly service: string | null;
        readonly destination: string | null;
        readonly region: string | null;
      }[]
    | null;
}

export interface ProblemJson {
  readonly severity: "error" | "warning";
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

export interface ExplainJson {
  readonly profile: string;
  readonly region: string | null;
  /** Where the plan begins; further keys depend on the kind. Never a secret. */
  readonly source: { readonly kind: SourceKindJson; readonly profile: string | null; readonly [detail: string]: unknown };
  /** What is called, in this order; further keys depend on the kind. */
  readonly steps: readonly {
    readonly kind: "get-session-token" | "assume-role";
    readonly profile: string;
    /** Of `assume-role` only. */
    readonly roleArn?: string;
    readonly durationSeconds: number;
    /** The device whose code this very call carries. */
    readonly mfaSerial: string | null;
    readonly [detail: string]: unknown;
  }[];
  readonly warnings: readonly {
    readonly code: string;
    readonly message: string;
    readonly profile: string | null;
    readonly file: string | null;
    readonly line: number | null;
  }[];
  /** Why the plan is as it is. */
  readonly reasons: readonly string[];
  /** What is wrong with the sections that the plan reads. */
  readonly problems: readonly ProblemJson[];
}

export interface LogoutJson {
  /** The SSO sessions that were ended on this machine; `revoked` says whether AWS ended them as well. */
  readonly ssoSessions: readonly { readonly startUrl: string | null; readonly revoked: boolean }[];
  /** How many console sign-ins were forgotten on this machine. */
  readonly consoleSessions: number;
  /** How many cached credentials were removed. */
  readonly cachedCredentials: number;
  /** The profiles that `login` wrote and that were removed from `file`; `of` is the profile that they came from. */
  readonly removedProfiles: readonly { readonly profile: string; readonly of: string; readonly file: string }[];
  /** The files of sign-ins that could not be read or removed; everything else was ended. The exit status is 2 then. */
  readonly failed: readonly { readonly code: string; readonly message: string; readonly file: string | null }[];
  /** What was removed here and works until it expires, if someone has a copy: AWS does not take credentials back. */
  readonly stillValid: readonly {
    readonly accessKeyId: string;
    readonly arn: string | null;
    readonly account: string | null;
    readonly expiration: string;
  }[];
}

export interface StatusJson {
  readonly alive: readonly {
    /** `profile`: one that `login` wrote; it may have expired. Everything else is active. */
    readonly kind: "credentials" | "sso-session" | "console-sign-in" | "profile";
    /** The profiles that lead to it; of kind `profile`, that profile. */
    readonly profiles: readonly string[];
    /** Of kind `profile`: where its credentials came from. */
    readonly of: string | null;
    readonly account: string | null;
    readonly role: string | null;
    readonly arn: string | null;
    readonly accessKeyId: string | null;
    /** Of an SSO session. */
    readonly startUrl: string | null;
    /** When it ends or must be renewed: ISO 8601 in UTC, to the second. */
    readonly expiration: string | null;
    /** 0 when it is over. */
    readonly secondsLeft: number | null;
    /** Whether it is renewed without a user when it is used. */
    readonly renews: boolean;
    readonly file: string;
    readonly line: number | null;
  }[];
}

export interface SsoAccountsJson {
  readonly accounts: readonly {
    /** Twelve digits; zeros in front count. */
    readonly accountId: string;
    readonly accountName: string | null;
    readonly emailAddress: string | null;
  }[];
}

export interface SsoRolesJson {
  readonly accounts: readonly {
    readonly accountId: string;
    readonly accountName: string | null;
    readonly emailAddress: string | null;
    /** Names of permission sets, as `sso_role_name` takes them. */
    readonly roles: readonly string[];
  }[];
}

export interface SsoSyncJson {
  readonly ssoSession: string;
  readonly configFile: string;
  /** `false` with `--diff`. */
  readonly written: boolean;
  readonly changes: readonly {
    readonly kind: "add" | "update" | "remove";
    readonly profile: string;
    readonly accountId: string | null;
    readonly accountName: string | null;
    readonly roleName: string | null;
    /** The keys that change; `null` for a value that is not there. */
    readonly keys: readonly { readonly key: string; readonly before: string | null; readonly after: string | null }[];
  }[];
  /** How many profiles are as they should be. */
  readonly unchanged: number;
  /** Profiles that it made and that the directory does not give any more; `--prune` removes them. */
  readonly stale: readonly string[];
  readonly warnings: readonly { readonly code: string; readonly message: string }[];
}

export interface DoctorJson {
  readonly findings: readonly {
    /** One of doctor.md; in capitals, one of errors.md. */
    readonly code: string;
    readonly severity: "error" | "warning" | "info";
    readonly message: string;
    readonly profile: string | null;
    /** All profiles that it was found for, of which `profile` is the first. */
    readonly profiles: readonly string[];
    readonly file: string | null;
    readonly line: number | null;
    /** The command or edit that fixes it. */
    readonly mend: string | null;
    /** Whether `--fix` can fix it. */
    readonly fixable: boolean;
    readonly fixed: boolean;
  }[];
  /** How many are left. */
  readonly errors: number;
  readonly warnings: number;
}
