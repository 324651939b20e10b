import type { OddHeader } from "./headers/odd-headers.ts";
import type { Origin } from "./origin.ts";
import type { OwnSource } from "./own-source.ts";
import type { ProblemCode } from "./problems/problem-table.ts";

/**
 * One section of one file, or several of the same name merged (later keys win, as in the SDKs).
 *
 * @public
 */
export interface Section {
  readonly name: string;
  /** The header line; of several, the first. */
  readonly origin: Origin;
  /** Keys in lower case. */
  readonly settings: ReadonlyMap<string, string>;
  readonly origins: ReadonlyMap<string, Origin>;
  /** Blocks of indented keys, e.g. `s3` in a profile or `sts` in a `services` section; their keys as written. */
  readonly nested: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/**
 * A profile: what the config file and the credentials file say of one name, merged key by key; the credentials file wins.
 *
 * @public
 */
export interface Profile extends Section {
  /** Each file's own section, for the rules that depend on which file a key stands in. */
  readonly layers: { readonly config: Section | undefined; readonly credentials: Section | undefined };
  /** What its role is assumed with where it says nothing of that itself. Files never say it, an app may. */
  readonly ownSource?: OwnSource | undefined;
}

/**
 * Something in a file that is wrong (`error`), or that the AWS CLI and the SDKs read differently (`warning`).
 *
 * @public
 */
export interface Problem {
  readonly severity: "error" | "warning";
  /** The path as given; without one, `config` or `credentials`. */
  readonly file: string;
  readonly line: number;
  readonly message: string;
  /** The stable name of this kind of problem, e.g. `inline-comment`. */
  readonly code?: ProblemCode;
  /** The section that the problem belongs to, if it is inside one. */
  readonly section: { readonly type: "profile" | "sso-session" | "services"; readonly name: string } | undefined;
}

/**
 * All that the two files hold.
 *
 * @public
 */
export interface ProfileSet {
  readonly profiles: ReadonlyMap<string, Profile>;
  readonly ssoSessions: ReadonlyMap<string, Section>;
  readonly services: ReadonlyMap<string, Section>;
  readonly problems: readonly Problem[];
  /** The path of the config file, where one was read or looked for. */
  readonly configFile?: string | undefined;
  /** The path of the credentials file, likewise. */
  readonly credentialsFile?: string | undefined;
  /** Section headers that name nothing for us: what someone may have had in mind. Default: none. */
  readonly oddHeaders?: readonly OddHeader[] | undefined;
  /** The paths that were looked for and are not there. Default: none. */
  readonly absentFiles?: readonly string[] | undefined;
}
