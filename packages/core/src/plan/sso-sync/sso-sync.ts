import type { ProfileSet } from "../../profiles/profile.ts";
import type { PlanWarning } from "../plan.ts";
import type { NamedAccount } from "./sso-profile-name.ts";

/**
 * How profiles are made of the directory of IAM Identity Center. The filters limit what is removed as well.
 *
 * @public
 */
export interface SsoSyncOptions {
  /** With `{account_name}`, `{account_id}`, `{role_name}`, `{email}`, `{sso_session}`. Default `{account_name}.{role_name}`. */
  readonly template?: string | undefined;
  /** Only these accounts. Default: all. */
  readonly accountIds?: readonly string[] | undefined;
  /** Only roles whose name fits one of these; `*` and `?` stand for any characters and any one. Default: all. */
  readonly roles?: readonly string[] | undefined;
  /** Written into each profile; without one, a region that is there stays. */
  readonly region?: string | undefined;
  /** Remove the profiles that a sync of this session made and that the directory does not give any more. Default `false`. */
  readonly prune?: boolean | undefined;
}

/**
 * What a sync is made from: the directory, the files, and what is asked for.
 *
 * @public
 */
export interface SsoSyncInput {
  readonly profiles: ProfileSet;
  /** The name of the `[sso-session]`. */
  readonly session: string;
  /** All accounts; those outside the filter may come without their roles. */
  readonly directory: readonly (NamedAccount & { readonly roles: readonly string[] })[];
  readonly options: SsoSyncOptions;
}

/**
 * What happens to one profile.
 *
 * @public
 */
export interface SsoProfileChange {
  readonly kind: "add" | "update" | "remove";
  readonly profile: string;
  readonly accountId: string | undefined;
  /** As the directory has it. */
  readonly accountName: string | undefined;
  readonly roleName: string | undefined;
  /** The keys that change, with `undefined` for a value that is not there. */
  readonly keys: readonly { readonly key: string; readonly before: string | undefined; readonly after: string | undefined }[];
}

/**
 * What a sync does to the config file: data, to be shown before it is done.
 *
 * @public
 */
export interface SsoSync {
  readonly session: string;
  /** By name; those to be removed come last. */
  readonly changes: readonly SsoProfileChange[];
  /** How many profiles are as they should be. */
  readonly unchanged: number;
  /** Profiles of earlier syncs that the directory does not give any more, and that stay for want of `prune`. */
  readonly stale: readonly string[];
  readonly warnings: readonly PlanWarning[];
}
