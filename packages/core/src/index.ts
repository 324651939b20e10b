// The public surface of @aws-temp/core. Nothing here loads an AWS SDK client: calls to AWS are imported when a plan needs them.
// Deliberately not exported: the steps of running a plan (stages, locks, cache entries), which are the resolver's own.

export type { BrowserReach } from "./browser/browser-reach.ts";
export { type OneTimeRedirect, serveRedirectOnce } from "./browser/one-time-redirect.ts";
export type { SignInOptions } from "./browser/sign-in-options.ts";
export type { ConsoleTarget } from "./console/destination.ts";
export { serviceNames } from "./console/service-paths.ts";
export { type ErrorClass, type ErrorCode, errorCodes } from "./errors/codes.ts";
export { CredentialError, type ErrorData, type ErrorDetails } from "./errors/credential-error.ts";
export { exitStatus } from "./errors/exit-status.ts";
export { asCredentialError } from "./errors/unknown-error.ts";
export { changeStatements } from "./export/change-statements.ts";
export { type ConvertInput, readCredentialsJson } from "./export/convert-input.ts";
export { describeFormat } from "./export/describe-format.ts";
export { detectShell, type ShellTraces } from "./export/detect-shell.ts";
export { type EnvironmentChange, environmentChange } from "./export/environment-change.ts";
export { exportCredentials } from "./export/export-credentials.ts";
export type { ExportInput } from "./export/export-input.ts";
export { type ExportFormat, exportFormats, type FormatDescription } from "./export/format.ts";
export type { CredentialsJson } from "./export/formats/json.ts";
export { type Handover, programEnvironment } from "./export/program-environment.ts";
export { unsetStatements } from "./export/unset-statements.ts";
export { type VariableName, variables } from "./export/variables.ts";
export { editIni, type IniEdit } from "./ini/edit/edit.ts";
export { replaceSection, sectionText } from "./ini/edit/section-text.ts";
export type { SectionId, SectionType } from "./ini/line/section-id.ts";
export { type FileFindingCode, fileFindings } from "./lint/file-findings.ts";
export type { Finding, Severity } from "./lint/finding.ts";
export { type LintInput, lintProfiles } from "./lint/lint-profiles.ts";
export { type Arn, parseArn, roleNameOf } from "./model/arn.ts";
export type { Credentials } from "./model/credentials.ts";
export { formatDuration, parseDuration } from "./model/duration.ts";
export type { MinTtl } from "./model/expiry.ts";
export { didYouMean, nearest } from "./model/nearest.ts";
export { type Partition, partitionById, partitionOfRegion } from "./model/partition.ts";
export { printable, printableLine } from "./model/printable.ts";
export { isRegionName } from "./model/region-name.ts";
export { Secret } from "./model/secret.ts";
export { expandRegion } from "./model/short-region.ts";
export { typedProfile, typedProfileFlag, typedWord } from "./model/typed-word.ts";
export { wrapLine } from "./model/wrap-line.ts";
export { type Patience, patienceFor } from "./network/patience.ts";
export { buildPlan, type PlanInput } from "./plan/build-plan.ts";
export { describeSource, describeStep } from "./plan/explain.ts";
export { drawPlan, drawProfiles } from "./plan/picture/draw.ts";
export { type PictureFormat, pictureFormats } from "./plan/picture/graph.ts";
export type {
  AssumeRoleStep,
  CredentialPlan,
  Endpoint,
  GetSessionTokenStep,
  PlanRequest,
  PlanSource,
  PlanStep,
  PlanWarning,
  SigninEndpoint,
  SsoEndpoint,
  WebIdentityToken,
} from "./plan/plan.ts";
export { type GivenProfiles, parseGivenProfiles } from "./plan/profile-set/given-profiles.ts";
export { judgeProfiles } from "./plan/profile-set/judge-profiles.ts";
export { type ListedProfile, listProfiles } from "./plan/profile-set/list-profiles.ts";
export { onlyProfiles } from "./plan/profile-set/only-profiles.ts";
export { withoutTemporary } from "./plan/profile-set/without-temporary.ts";
export { ownRegion } from "./plan/region.ts";
export { classifyProfile, type ProfileKind } from "./plan/source/classify-source.ts";
export { type NamedAccount, usualNameTemplate } from "./plan/sso-sync/sso-profile-name.ts";
export type { SsoProfileChange, SsoSync, SsoSyncInput, SsoSyncOptions } from "./plan/sso-sync/sso-sync.ts";
export type { Clock } from "./ports/clock.ts";
export type { Environment } from "./ports/environment.ts";
export type { Logger } from "./ports/logger.ts";
export type { MfaPrompt, MfaRequest } from "./ports/mfa-prompt.ts";
export type { AbortSignalLike, SignInNotice, SignInUi } from "./ports/sign-in-ui.ts";
export { type ChosenProfile, chooseProfile } from "./profiles/choose-profile.ts";
export type { OddHeader } from "./profiles/headers/odd-headers.ts";
export { writeCommandLine } from "./profiles/keys/command-line.ts";
export { type ProcessCommand, readProcessCommand } from "./profiles/keys/process-command.ts";
export { type FileLocations, type LocateInput, locateFiles } from "./profiles/locate-files.ts";
export type { FileKind, Origin } from "./profiles/origin.ts";
export type { MintedToken, OwnSource } from "./profiles/own-source.ts";
export { type ProfilesInput, parseProfiles } from "./profiles/parse-profiles.ts";
export { problemSeverities } from "./profiles/problems/problem-severities.ts";
export type { ProblemCode } from "./profiles/problems/problem-table.ts";
export { problemsOf } from "./profiles/problems/profile-problems.ts";
export type { Problem, Profile, ProfileSet, Section } from "./profiles/profile.ts";
export type { KeptTemporaryProfile } from "./profiles/temporary-profile.ts";
export { type HeldCredentials, heldCredentials } from "./resolve/cached/held-credentials.ts";
export { type CachedAnswer, type CachedDeps, resolveCached } from "./resolve/cached/resolve-cached.ts";
export { type CheckUp, type CheckUpDeps, createCheckUp } from "./resolve/check-up/check-up.ts";
export type { OpenFile } from "./resolve/check-up/open-files.ts";
export {
  type ConfiguredProcess,
  type ConfigureProcessDeps,
  type ConfigureProcessInput,
  configureProcess,
  unconfigureProcess,
} from "./resolve/configure-process.ts";
export { createResolver } from "./resolve/create-resolver.ts";
export { type AwsTempIdentity, type FromAwsTempOptions, fromAwsTemp } from "./resolve/from-aws-temp.ts";
export { homeFrom } from "./resolve/home-from.ts";
export { loadProfiles } from "./resolve/load-profiles.ts";
export { machineCredentials } from "./resolve/machine-credentials.ts";
export type {
  ConsoleRequest,
  ConsoleSignIn,
  DirectoryRequest,
  LoadedProfiles,
  PlannedSsoSync,
  ResolvedCredentials,
  Resolver,
  ResolverDeps,
  SignInChoices,
  SsoSyncRequest,
} from "./resolve/resolver.ts";
export type { CacheUse } from "./resolve/run/cache-use.ts";
export type { Alive } from "./resolve/sessions/alive.ts";
export type { LiveCredentials } from "./resolve/sessions/live-credentials.ts";
export type { SignedIn } from "./resolve/sessions/signed-in.ts";
export type { SignedOut, SignOutOptions, SignOutTarget } from "./resolve/sessions/signed-out.ts";
export { type StandInConfig, writeStandInConfig } from "./resolve/stand-in-config.ts";
export { userNameFrom } from "./resolve/user-name.ts";
export { safeTail } from "./sources/process/safe-tail.ts";
export type { SsoAccount, SsoAccountRoles } from "./sso/directory/directory.ts";
export type { Bookmark, Bookmarks } from "./store/bookmarks.ts";
export { type ProfileFile, type ProfileFileDeps, readProfileFile, trustProfileFile } from "./store/profiles/profile-file.ts";
export type { WrittenProfile } from "./store/profiles/temporary-profile.ts";
export type { StateFlaw } from "./store/state-flaws.ts";
export type { CallerIdentity } from "./sts/get-caller-identity.ts";
export type { StsReach } from "./sts/reach-sts.ts";
