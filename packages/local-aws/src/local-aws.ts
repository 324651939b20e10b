import type { KeyObject } from "node:crypto";
import type { WorkflowJob } from "./actions/workflow-job.ts";
import type { RunningWorkflowJob } from "./actions/workflow-jobs.ts";
import type { CurrentCode } from "./admin/current-code.ts";
import type { LoggedCall } from "./calls/logged-call.ts";
import type { FaultRule } from "./faults/fault-rule.ts";
import type { IdentityCenterControls } from "./identity-center/identity-center-controls.ts";
import type { SignInMode } from "./oauth/sign-in-switch.ts";
import type { WebIdentityClaims } from "./oidc/oidc-issuers.ts";
import type { ConsoleSignInControls } from "./signin/console-sign-in.ts";
import type { World, WorldAccessKey, WorldAccount, WorldRole, WorldUser } from "./world/world.ts";

/**
 * How to start local AWS. Each part of the world that is left out is the standard world's.
 *
 * @public
 */
export interface LocalAwsOptions extends Partial<World> {
  /** Milliseconds since the epoch. Defaults to the machine's clock. */
  readonly clock?: () => number;
  readonly faults?: readonly FaultRule[];
  /** Who answers at IAM Identity Center and at console sign-in. Defaults to `page`. */
  readonly signIn?: SignInMode;
  /** How many sessions get secret keys that hold `/` and `+`; later ones hold letters and digits alone. Defaults to all. */
  readonly awkwardKeys?: number | undefined;
  /** An RSA private key for the OIDC providers that local AWS plays. By default each gets its own, which takes a tenth of a second. */
  readonly issuerKey?: KeyObject | undefined;
  /** Defaults to a free one. */
  readonly port?: number;
  /** Speak TLS, with certificates of an authority made for the occasion ({@link LocalAws.caFile}). */
  readonly tls?: boolean;
  /** Told of every call, after it was answered or dropped. */
  readonly onCall?: (call: LoggedCall) => void;
}

/**
 * A running local AWS.
 *
 * @public
 */
export interface LocalAws {
  /** `http://127.0.0.1:PORT`, or `https://` with TLS. */
  readonly url: string;
  readonly port: number;
  /** Leads the AWS CLI and SDKs here, and nowhere near a real metadata service. Holds no secret. */
  readonly env: Readonly<Record<string, string>>;
  /** Instead of {@link LocalAws.env}: leads them to the container and instance metadata here, too. */
  readonly metadataEnv: Readonly<Record<string, string>>;
  /** With TLS: the authority's certificate, in a directory that {@link LocalAws.close} removes. */
  readonly caFile: string | undefined;
  /** What the endpoints under `/_local/` ask for as a bearer token. */
  readonly adminToken: string;

  /** The calls so far, oldest first. */
  calls(): readonly LoggedCall[];
  clearCalls(): void;

  /** AWS's time, in milliseconds since the epoch. */
  now(): number;
  advance(seconds: number): void;
  /** Makes it that time for AWS, running on; `undefined` goes back to the clock. */
  setClock(time: Date | number | undefined): void;

  /** The code that the device shows now. */
  totp(serial: string): string;
  /** The code of the next 30 seconds, which AWS accepts already. */
  nextTotp(serial: string): string;
  /**
   * A code that AWS will accept: one of the three of this moment that is not spent.
   *
   * @throws {Error} when all three are spent: {@link LocalAws.advance} the clock by 30 seconds
   */
  unspentTotp(serial: string): string;
  /** Code, next code and the seconds until it. */
  authenticator(serial: string): CurrentCode;

  /** A token of an OIDC provider whose keys local AWS holds. */
  mintWebIdentityToken(claims: WebIdentityClaims): string;

  /**
   * Starts a job of GitHub Actions that may ask for OIDC tokens.
   *
   * @param job - what differs from a push to main of `acme/shop`
   * @param options - `origin`: under which address the job is told to ask; {@link LocalAws.url} unless a proxy leads there
   */
  startWorkflowJob(job?: Partial<WorkflowJob>, options?: { readonly origin?: string }): RunningWorkflowJob;

  /** Every secret that STS and the token service of Actions have handed out, by a name to tell it by: for searches. */
  issuedSecrets(): Readonly<Record<string, string>>;

  readonly faults: {
    /** Adds rules after those that are set. */
    set(...rules: readonly FaultRule[]): void;
    clear(): void;
  };

  /** Who answers from now on when someone signs in. */
  setSignIn(mode: SignInMode): void;
  readonly identityCenter: IdentityCenterControls;
  readonly consoleSignIn: ConsoleSignInControls;

  addAccount(account: WorldAccount): void;
  addUser(user: WorldUser): void;
  /** @param arn - of a user that exists */
  updateUser(arn: string, change: Partial<WorldUser>): void;
  removeUser(arn: string): void;
  addKey(userArn: string, key: WorldAccessKey): void;
  removeKey(accessKeyId: string): void;
  setKeyActive(accessKeyId: string, active: boolean): void;
  addRole(role: WorldRole): void;
  /** @param arn - of a role that exists */
  updateRole(arn: string, change: Partial<WorldRole>): void;
  removeRole(arn: string): void;
  /** Ends all temporary credentials issued so far: calls with them are answered `ExpiredToken`. */
  expireSessions(): void;

  close(): Promise<void>;
}
