// For the apps of this repository. Not covered by semantic versioning.

export type { ErrorClass } from "./errors/codes.ts";
export type { ErrorData, ErrorDetails } from "./errors/credential-error.ts";
export { exitStatus } from "./errors/exit-status.ts";
export { asCredentialError } from "./errors/unknown-error.ts";
export { type Arn, parseArn, roleNameOf } from "./model/arn.ts";
export { didYouMean, nearest } from "./model/nearest.ts";
export { type Partition, partitionById, partitionOfRegion } from "./model/partition.ts";
export { printable, printableLine } from "./model/printable.ts";
export { isRegionName } from "./model/region-name.ts";
export { expandRegion } from "./model/short-region.ts";
export { formatDuration, parseDuration } from "./model/time/duration.ts";
export { typedProfile, typedProfileFlag, typedWord } from "./model/typed-word.ts";
export { wrapLine } from "./model/wrap-line.ts";
export { type Patience, patienceFor } from "./network/patience.ts";
export { type CachedAnswer, type CachedDeps, resolveCached } from "./resolve/cached/resolve-cached.ts";
export { homeFrom } from "./resolve/home-from.ts";
export { userNameFrom } from "./resolve/user-name.ts";
export { safeTail } from "./sources/process/safe-tail.ts";
