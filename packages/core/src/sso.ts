// IAM Identity Center: sign-ins, accounts and roles, and profiles made from them.

export type { BrowserReach } from "./browser/browser-reach.ts";
export type { SignInOptions } from "./browser/sign-in-options.ts";
export { type NamedAccount, usualNameTemplate } from "./plan/sso-sync/sso-profile-name.ts";
export type { SsoProfileChange, SsoSync, SsoSyncInput, SsoSyncOptions } from "./plan/sso-sync/sso-sync.ts";
export type { AbortSignalLike, SignInNotice, SignInUi } from "./ports/sign-in-ui.ts";
export type { DirectoryRequest, PlannedSsoSync, SignInChoices, SsoSyncRequest } from "./resolve/resolver.ts";
export type { SignedIn } from "./resolve/sessions/signed-in.ts";
export type { SsoAccount, SsoAccountRoles } from "./sso/directory/directory.ts";
