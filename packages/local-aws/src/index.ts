export { standardJob, type WorkflowJob } from "./actions/workflow-job.ts";
export type { RunningWorkflowJob } from "./actions/workflow-jobs.ts";
export type { CurrentCode } from "./admin/current-code.ts";
export type { LoggedCall } from "./calls/logged-call.ts";
export type { FaultEffect, FaultRule } from "./faults/fault-rule.ts";
export { type StandardHome, type StandardHomeOptions, writeStandardHome } from "./home/write-standard-home.ts";
export type { IdentityCenterControls, WaitingDevice } from "./identity-center/identity-center-controls.ts";
export { permissionSetRoleArn } from "./identity-center/permission-set-role.ts";
export type { LocalAws, LocalAwsOptions } from "./local-aws.ts";
export type { SignInMode } from "./oauth/sign-in-switch.ts";
export type { WebIdentityClaims } from "./oidc/oidc-issuers.ts";
export type { ProxyAccount } from "./proxy/proxy-account.ts";
export { type LocalProxy, type ProxiedRequest, type ProxyOptions, startProxy } from "./proxy/start-proxy.ts";
export type { ConsoleSignInControls } from "./signin/console-sign-in.ts";
export { startLocalAws } from "./start-local-aws.ts";
export { CertificateAuthority } from "./tls/certificate-authority.ts";
export { largeDirectory } from "./world/large-directory.ts";
export { standardWorld } from "./world/standard-world.ts";
export type {
  TrustStatement,
  World,
  WorldAccessKey,
  WorldAccount,
  WorldMetadata,
  WorldMfaDevice,
  WorldOidcProvider,
  WorldPermissions,
  WorldRole,
  WorldUser,
} from "./world/world.ts";
export type { WorldConsoleSignIn } from "./world/world-console-sign-in.ts";
export type { WorldAssignment, WorldIdentityCenter, WorldPermissionSet } from "./world/world-identity-center.ts";
