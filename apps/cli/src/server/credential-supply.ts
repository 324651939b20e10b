import type { Clock, CredentialError, Credentials } from "@aws-temp/core";
import { asCredentialError } from "@aws-temp/core/internal";

/** Credentials with the time at which their reader should ask again. */
export interface HeldCredentials {
  readonly credentials: Credentials;
  readonly expiration: Date;
}

/** The credentials of one profile, always valid. */
export interface CredentialSupply {
  /** @throws {CredentialError} when those that are held have run out and no others can be had */
  get(): Promise<HeldCredentials>;
}

/** What a supply needs. */
export interface SupplyDeps {
  readonly clock: Clock;
  /** Obtains credentials that live long enough, from the cache or from AWS. */
  readonly renew: () => Promise<Credentials>;
  /** Seconds that must be left so that nothing is renewed. */
  readonly enoughSeconds: number;
  /** Told once of each reason why renewing fails; `undefined` when it works again. */
  readonly onTrouble: (error: CredentialError | undefined) => void;
}

/** Handed out while renewing fails or takes its time, as long as this much is left. */
const leastSeconds = 60;
/** An SDK gives up on an endpoint after a second: it gets what is held, when that is still good. */
const patienceMs = 600;
/** For so long a failure is the answer to everybody, so that readers which try again at once do not each ask a user. */
const failureMs = 3000;
/** Credentials that do not say when they end are asked for again after this. */
const unsaidMs = 3600_000;

/**
 * Keeps credentials and renews them ahead of their end: when they are asked for, once for all who ask at the same time.
 *
 * @param first - what is handed out at the beginning
 */
export function createSupply(first: Credentials, deps: SupplyDeps): CredentialSupply {
  const { clock, onTrouble } = deps;
  let held = hold(first, clock());
  let renewing: Promise<HeldCredentials> | undefined;
  let failure: { readonly error: CredentialError; readonly until: number } | undefined;
  let told: string | undefined;
  const left = () => (held.expiration.getTime() - clock()) / 1000;

  const tell = (error: CredentialError | undefined) => {
    const said = error && `${error.code}: ${error.message}`;
    if (said === told) return;
    told = said;
    onTrouble(error);
  };
  const renew = async (): Promise<HeldCredentials> => {
    try {
      held = hold(await deps.renew(), clock());
      failure = undefined;
      tell(undefined);
      return held;
    } catch (thrown) {
      const error = asCredentialError(thrown);
      failure = { error, until: clock() + failureMs };
      tell(error);
      throw error;
    } finally {
      renewing = undefined;
    }
  };
  return {
    async get() {
      if (left() >= deps.enoughSeconds) return held;
      const usable = left() >= leastSeconds ? held : undefined;
      if (failure !== undefined && clock() < failure.until) {
        if (usable === undefined) throw failure.error;
        return usable;
      }
      renewing ??= renew();
      return usable === undefined ? await renewing : await soonOr(usable, renewing);
    },
  };
}

function hold(credentials: Credentials, now: number): HeldCredentials {
  return { credentials, expiration: credentials.expiration ?? new Date(now + unsaidMs) };
}

/** The renewed credentials if they come soon, else those that still are good. */
async function soonOr(usable: HeldCredentials, renewed: Promise<HeldCredentials>): Promise<HeldCredentials> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<HeldCredentials>((resolve) => {
    timer = setTimeout(() => resolve(usable), patienceMs);
  });
  try {
    return await Promise.race([renewed.catch(() => usable), late]);
  } finally {
    clearTimeout(timer);
  }
}
