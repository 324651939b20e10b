import type { Secret } from "@aws-temp/core";

/** The token lives for 300 seconds; the rest is for the call that uses it. */
const longestUseMs = 240_000;

/** @public */
export interface TokenHolder {
  /** The token, a new one when the last is over 240 seconds old. */
  readonly get: () => Promise<Secret>;
  /** Asks for a new one next time, as this one has ended sooner. */
  readonly drop: () => void;
  /** The last one, for what it says of the job. */
  readonly last: () => Secret | undefined;
}

/**
 * Keeps one OIDC token for all calls that are made soon enough.
 *
 * @param mint - asks for a new one
 * @public
 */
export function holdToken(mint: () => Promise<Secret>, clock: () => number): TokenHolder {
  let held: { readonly token: Promise<Secret>; readonly since: number } | undefined;
  let last: Secret | undefined;
  return {
    get: async () => {
      if (held === undefined || clock() - held.since > longestUseMs) {
        const token = mint();
        held = { token, since: clock() };
        token.catch(() => {
          held = undefined;
        });
      }
      last = await held.token;
      return last;
    },
    drop: () => {
      held = undefined;
    },
    last: () => last,
  };
}
