import { CredentialError } from "../errors/credential-error.ts";
import { parseArn } from "../model/arn.ts";
import type { Credentials } from "../model/credentials.ts";
import { usualPatience } from "../network/patience.ts";
import type { PlanRequest } from "../plan/plan.ts";
import type { Clock } from "../ports/clock.ts";
import type { Environment } from "../ports/environment.ts";
import type { MfaRequest } from "../ports/mfa-prompt.ts";
import type { SignInUi } from "../ports/sign-in-ui.ts";
import { createResolver } from "./create-resolver.ts";
import { homeFrom } from "./home-from.ts";
import type { ResolvedCredentials } from "./resolver.ts";
import { userNameFrom } from "./user-name.ts";

/**
 * What {@link fromAwsTemp} takes: a plan request (profile, region, role, duration, …) and how the provider works.
 *
 * @public
 */
export interface FromAwsTempOptions extends Omit<PlanRequest, "environmentFirst"> {
  /**
   * Returns the current six digits of an MFA device. Default: none, and a profile that needs a code fails with `MFA_CODE_NEEDED`.
   *
   * @param mfaSerial - serial number or ARN of the device
   * @param request - the same, with the profile, and whether AWS refused the last code
   */
  readonly mfaCodeProvider?: ((mfaSerial: string, request: MfaRequest) => Promise<string>) | undefined;
  /** How the user signs in. Default: no one can, and a profile whose sign-in has ended fails with `SIGN_IN_NEEDED`. */
  readonly signInUi?: SignInUi | undefined;
  /** Ends calls in flight: the provider then fails with `INTERRUPTED`. */
  readonly abortSignal?: AbortSignal | undefined;
  /**
   * Where credentials are cached: in files that all processes of this user share, or in this process's memory. Default `disk`.
   */
  readonly cache?: "disk" | "memory" | undefined;
  /** Gets warnings, such as a wrong clock. They hold no secret. Default: they are dropped. */
  readonly onWarning?: ((message: string) => void) | undefined;
  /** Default: `process.env`. */
  readonly environment?: Environment | undefined;
  /** Returns the time in milliseconds since the epoch. Default: `Date.now`. */
  readonly clock?: Clock | undefined;
}

/**
 * Temporary credentials in the form that AWS SDK v3 clients take.
 *
 * @public
 */
export interface AwsTempIdentity {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
  readonly accountId?: string;
}

/** Milliseconds before the expiry at which new credentials are requested; SDK clients ask again at this time, too. */
const renewBefore = 5 * 60_000;
/** Milliseconds. When renewing fails, credentials that last at least this long are still returned. */
const stillGood = 60_000;

/**
 * Makes a credential provider for any AWS SDK v3 client from an AWS profile: keys, MFA, roles, IAM Identity Center, `aws login`,
 * `credential_process` and metadata services.
 *
 * The provider keeps its credentials until five minutes before they expire, or two thirds of a shorter lifetime. Parallel calls share
 * one request. It reads the profile files again each time it needs new credentials. When AWS cannot be reached, it returns the earlier
 * credentials while they last at least one more minute.
 *
 * @returns a function that rejects with a {@link CredentialError}
 * @example
 * const s3 = new S3Client({ credentials: fromAwsTemp({ profile: "prod-readonly" }) });
 * @public
 */
export function fromAwsTemp(options: FromAwsTempOptions = {}): () => Promise<AwsTempIdentity> {
  const { onWarning, abortSignal, clock = Date.now } = options;
  let current: Kept | undefined;
  let renewing: Promise<Kept> | undefined;
  const renew = async (): Promise<Kept> => {
    try {
      current = keep(await resolve(options, current === undefined ? undefined : renewBefore / 1000), clock());
      return current;
    } catch (error) {
      if (current === undefined || current.endsAt - clock() < stillGood) throw error;
      onWarning?.(`New credentials could not be obtained, the earlier ones are used: ${(error as Error).message}`);
      return current;
    } finally {
      renewing = undefined;
    }
  };
  return async () => {
    refuseAborted(abortSignal);
    if (current !== undefined && clock() < current.renewAt) return current.identity;
    renewing ??= renew();
    return (await untilAborted(renewing, abortSignal)).identity;
  };
}

/** Times in milliseconds since the epoch; `Infinity` for credentials that do not say when they expire. */
interface Kept {
  readonly identity: AwsTempIdentity;
  readonly renewAt: number;
  readonly endsAt: number;
}

function keep({ credentials, arn }: ResolvedCredentials, now: number): Kept {
  const endsAt = credentials.expiration?.getTime() ?? Number.POSITIVE_INFINITY;
  return {
    identity: identityOf(credentials, arn),
    renewAt: endsAt - Math.min(renewBefore, (endsAt - now) / 3),
    endsAt,
  };
}

function identityOf({ accessKeyId, secretAccessKey, sessionToken, expiration }: Credentials, arn: string | undefined) {
  const accountId = arn === undefined ? undefined : parseArn(arn)?.accountId;
  return {
    accessKeyId,
    secretAccessKey: secretAccessKey.reveal(),
    ...(sessionToken !== undefined && { sessionToken: sessionToken.reveal() }),
    ...(expiration !== undefined && { expiration }),
    ...(accountId !== undefined && { accountId }),
  };
}

async function resolve(options: FromAwsTempOptions, minTtlSeconds: number | undefined): Promise<ResolvedCredentials> {
  const {
    mfaCodeProvider,
    signInUi,
    abortSignal,
    cache,
    onWarning,
    environment = process.env,
    clock = Date.now,
    ...request
  } = options;
  const resolver = createResolver({
    environment,
    home: homeFrom(environment),
    userName: userNameFrom(environment),
    clock,
    logger: { warn: (message) => onWarning?.(message), progress: () => undefined },
    mfaPrompt: mfaCodeProvider && ((asked) => mfaCodeProvider(asked.serial, asked)),
    signInUi,
    cache,
    patience: { ...usualPatience, signal: abortSignal },
  });
  return await resolver.resolve({ ...request, environmentFirst: request.profile === undefined }, { minTtlSeconds });
}

function refuseAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw interrupted(signal);
}

/** Ends the wait at once; what goes on, such as the wait for another process, ends by itself. */
function untilAborted<Result>(work: Promise<Result>, signal: AbortSignal | undefined): Promise<Result> {
  if (signal === undefined) return work;
  const { promise, resolve, reject } = Promise.withResolvers<Result>();
  const abort = () => reject(interrupted(signal));
  signal.addEventListener("abort", abort, { once: true });
  work.then(resolve, (error: unknown) => reject(signal.aborted ? interrupted(signal) : error));
  return promise.finally(() => signal.removeEventListener("abort", abort));
}

function interrupted({ reason }: AbortSignal): CredentialError {
  return new CredentialError("INTERRUPTED", "The request for credentials was aborted.", { cause: reason });
}
