// Cached credentials and sign-ins: what is active, and how it ends.

export type { MinTtl } from "./model/time/expiry.ts";
export { type HeldCredentials, heldCredentials } from "./resolve/cached/held-credentials.ts";
export { machineCredentials } from "./resolve/machine-credentials.ts";
export type { CacheUse } from "./resolve/run/cache-use.ts";
export type { Alive } from "./resolve/sessions/alive.ts";
export type { LiveCredentials } from "./resolve/sessions/live-credentials.ts";
export type { SignedOut, SignOutOptions, SignOutTarget } from "./resolve/sessions/signed-out.ts";
export type { CallerIdentity } from "./sts/get-caller-identity.ts";
