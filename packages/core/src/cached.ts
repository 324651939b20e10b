// The short way of an app: what a cached answer needs, and nothing that an answer from AWS needs. All of it is in index.ts, too, where
// `writeProcess` is the format `process` of `exportCredentials`.

export { CredentialError } from "./errors/credential-error.ts";
export { exitStatus } from "./errors/exit-status.ts";
export { asCredentialError } from "./errors/unknown-error.ts";
export { detectShell } from "./export/detect-shell.ts";
export { exportCredentials } from "./export/export-credentials.ts";
export { type ExportFormat, exportFormats } from "./export/format.ts";
export { writeProcess } from "./export/formats/process.ts";
export { printableLine } from "./model/printable.ts";
export { parseDuration } from "./model/time/duration.ts";
export { wrapLine } from "./model/wrap-line.ts";
export type { GivenProfiles } from "./plan/profile-set/given-profiles.ts";
export { ownRegion } from "./plan/region.ts";
export type { OwnSource } from "./profiles/own-source.ts";
export { type HeldCredentials, heldCredentials } from "./resolve/cached/held-credentials.ts";
export { type CachedAnswer, type CachedDeps, resolveCached } from "./resolve/cached/resolve-cached.ts";
export { homeFrom } from "./resolve/home-from.ts";
export type { ResolvedCredentials } from "./resolve/resolver.ts";
export type { CacheUse } from "./resolve/run/cache-use.ts";
export { userNameFrom } from "./resolve/user-name.ts";
