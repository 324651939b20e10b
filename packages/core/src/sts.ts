// Single calls to STS, for an app that judges itself when to call again. Loading this loads no AWS SDK; the first call does.

export type { Patience } from "./network/patience.ts";
export { type AssumeRoleInput, assumeRole } from "./sts/assume-role.ts";
export { type AssumeRoleWithWebIdentityInput, assumeRoleWithWebIdentity } from "./sts/assume-role-with-web-identity.ts";
export type { AssumedRole } from "./sts/assumed-role.ts";
export { type CallerIdentity, type GetCallerIdentityInput, getCallerIdentity } from "./sts/get-caller-identity.ts";
export type { StsDeps } from "./sts/sts-deps.ts";
