import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { actionsTokenService } from "./actions/token-service.ts";
import type { WorkflowJob } from "./actions/workflow-job.ts";
import { WorkflowJobs } from "./actions/workflow-jobs.ts";
import { adminEndpoints } from "./admin/admin-endpoints.ts";
import { CallLog } from "./calls/call-log.ts";
import { WorldClock } from "./clock/world-clock.ts";
import { FaultSwitches } from "./faults/fault-switches.ts";
import { federationService } from "./federation/federation-service.ts";
import { SigninTokens } from "./federation/signin-tokens.ts";
import { Directory } from "./identity/directory.ts";
import { MfaLedger } from "./identity/mfa-ledger.ts";
import { SessionStore } from "./identity/session-store.ts";
import { identityCenter } from "./identity-center/identity-center.ts";
import type { LocalAws, LocalAwsOptions } from "./local-aws.ts";
import { containerService } from "./metadata/container-service.ts";
import { instanceService } from "./metadata/instance-service.ts";
import { InstanceTokens } from "./metadata/instance-tokens.ts";
import { RoleSessions } from "./metadata/role-sessions.ts";
import { SignInSwitch } from "./oauth/sign-in-switch.ts";
import { OidcIssuers } from "./oidc/oidc-issuers.ts";
import { readPolicy } from "./policy/policy.ts";
import { listen } from "./server/listen.ts";
import { requestHandler } from "./server/request-handler.ts";
import { headerOf, type SignableRequest } from "./signature/signable-request.ts";
import { consoleSignIn } from "./signin/console-sign-in.ts";
import { stsService } from "./sts/sts-service.ts";
import { CertificateAuthority } from "./tls/certificate-authority.ts";
import { standardWorld } from "./world/standard-world.ts";
import { worldControls } from "./world/world-controls.ts";

/**
 * Starts a local AWS on 127.0.0.1: the Security Token Service, IAM Identity Center, console sign-in, the metadata endpoints and
 * the token service of GitHub Actions, over real HTTP.
 *
 * Signatures, MFA codes, trust policies, durations and limits are checked as AWS checks them, and refused in its words.
 *
 * @public
 */
export async function startLocalAws(options: LocalAwsOptions = {}): Promise<LocalAws> {
  const world = { ...standardWorld, ...options };
  const clock = new WorldClock(options.clock ?? Date.now);
  const directory = new Directory(world);
  const sessions = new SessionStore(options.awkwardKeys);
  const mfa = new MfaLedger();
  const issuers = new OidcIssuers(options.issuerKey);
  const jobs = new WorkflowJobs(clock);
  const idTokens: string[] = [];
  const faults = new FaultSwitches();
  const calls = new CallLog(options.onCall);
  const closing = new AbortController();
  const adminToken = randomBytes(24).toString("base64url");
  faults.set(...(options.faults ?? []));

  const managedPolicies = new Map(Object.entries(world.managedPolicies).map(([arn, document]) => [arn, readPolicy(document)]));
  const scheme = options.tls ? "https" : "http";
  const signIn = new SignInSwitch(options.signIn ?? "page");
  const originOf = (request: SignableRequest) => `${scheme}://${headerOf(request, "host") ?? ""}`;
  const people = { clock, directory, credentials: sessions, signIn, originOf };
  const center = identityCenter(world.identityCenter, people);
  const signin = consoleSignIn(world.consoleSignIn, people);
  const { container, instance } = world.metadata;
  const services = [
    containerService(container, new RoleSessions({ clock, sessions })),
    instanceService(instance, { clock, tokens: new InstanceTokens(), sessions: new RoleSessions({ clock, sessions }) }),
    actionsTokenService({ clock, directory, issuers, jobs, onToken: (token) => idTokens.push(token) }),
    ...center.services,
    signin.service,
    federationService({ clock, directory, sessions, tokens: new SigninTokens() }),
    stsService({ clock, directory, sessions, mfa, issuers, managedPolicies }),
  ];
  const signIns = { signIn, identityCenter: center.controls, consoleSignIn: signin.controls };
  const startJob = (job: Partial<WorkflowJob>, origin: string) => jobs.start(job, origin);
  const admin = adminEndpoints({ token: adminToken, clock, directory, faults, calls, signIns, originOf, startJob });
  const authority = options.tls ? new CertificateAuthority() : undefined;
  const listener = requestHandler({ services, admin, faults, calls, clock, closing: closing.signal });
  const { port, close } = await listen(listener, { port: options.port ?? 0, authority });
  const certificates = authority === undefined ? undefined : await writeAuthority(authority.pem);

  const url = `${scheme}://127.0.0.1:${port}`;
  const endpoints = {
    AWS_ENDPOINT_URL_STS: url,
    AWS_ENDPOINT_URL_SSO: url,
    AWS_ENDPOINT_URL_SSO_OIDC: url,
    AWS_ENDPOINT_URL_SIGNIN: url,
  };
  return {
    url,
    port,
    env: { ...endpoints, AWS_EC2_METADATA_DISABLED: "true" },
    metadataEnv: {
      ...endpoints,
      AWS_EC2_METADATA_SERVICE_ENDPOINT: url,
      AWS_CONTAINER_CREDENTIALS_FULL_URI: `${url}/container/credentials`,
    },
    caFile: certificates?.file,
    adminToken,
    ...worldControls({ clock, directory, sessions, mfa, issuers }),
    startWorkflowJob: (job = {}, { origin = url } = {}) => startJob(job, origin),
    issuedSecrets: () => ({
      ...sessions.secrets(),
      ...named("ID token", idTokens),
      ...named("request token", jobs.requestTokens()),
    }),
    identityCenter: center.controls,
    consoleSignIn: signin.controls,
    setSignIn: (mode) => {
      signIn.mode = mode;
    },
    calls: () => calls.list(),
    clearCalls: () => calls.clear(),
    faults: { set: (...rules) => faults.set(...rules), clear: () => faults.clear() },
    async close() {
      closing.abort();
      await close();
      if (certificates !== undefined) await rm(certificates.directory, { recursive: true, force: true });
    },
  };
}

function named(name: string, values: readonly string[]): Record<string, string> {
  return Object.fromEntries(values.map((value, index) => [`${name} ${index + 1}`, value]));
}

async function writeAuthority(pem: string): Promise<{ directory: string; file: string }> {
  const directory = await mkdtemp(join(tmpdir(), "local-aws-ca-"));
  const file = join(directory, "ca.pem");
  await writeFile(file, pem);
  return { directory, file };
}
