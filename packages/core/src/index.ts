// The public face of @aws-temp/core: from a profile to credentials. The sub-paths have the parts. Nothing here loads an AWS SDK client:
// calls to AWS are imported when a plan needs them.

export { type ErrorCode, errorCodes } from "./errors/codes.ts";
export { CredentialError } from "./errors/credential-error.ts";
export { exportCredentials } from "./export/export-credentials.ts";
export type { ExportInput } from "./export/export-input.ts";
export type { ExportFormat } from "./export/format.ts";
export type { Credentials } from "./model/credentials.ts";
export { Secret } from "./model/secret.ts";
export { buildPlan, type PlanInput } from "./plan/build-plan.ts";
export type { CredentialPlan, PlanRequest } from "./plan/plan.ts";
export type { Clock } from "./ports/clock.ts";
export type { Environment } from "./ports/environment.ts";
export type { Logger } from "./ports/logger.ts";
export type { MfaPrompt, MfaRequest } from "./ports/mfa-prompt.ts";
export { createResolver } from "./resolve/create-resolver.ts";
export { type AwsTempIdentity, type FromAwsTempOptions, fromAwsTemp } from "./resolve/from-aws-temp.ts";
export { loadProfiles } from "./resolve/load-profiles.ts";
export type { LoadedProfiles, ResolvedCredentials, Resolver, ResolverDeps } from "./resolve/resolver.ts";
