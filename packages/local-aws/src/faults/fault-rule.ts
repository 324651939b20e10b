/**
 * What goes wrong with a call.
 *
 * - `throttle`: the service's own refusal of too many requests, at STS 400 `Throttling`, "Rate exceeded".
 * - `error`: any refusal in the service's own form. The operation does not run.
 * - `server-error`: 500 `InternalFailure` (or what the service calls it) or 503 `ServiceUnavailable`. The operation does not run.
 * - `slow`: the answer comes late. The operation runs.
 * - `drop`: the connection breaks, before the first byte (the operation does not run) or in the middle of the body (it ran: an
 *   MFA code is spent).
 * - `hang`: no answer at all until the client or the server closes.
 * - `garble`: status 200 with a body cut and scrambled. The operation ran.
 * - `captive-portal`: 200 and a sign-in page in HTML, as hotels' networks answer. The operation does not run.
 * - `answer`: any status and body, of the type that the service would send. The operation does not run.
 * - `clock-skew`: the answer's `Date` is off by so many seconds. The operation runs, by the right time.
 *
 * @public
 */
export type FaultEffect =
  | { readonly kind: "throttle" }
  | { readonly kind: "error"; readonly status: number; readonly code: string; readonly message: string }
  | { readonly kind: "server-error"; readonly status?: 500 | 503 }
  | { readonly kind: "slow"; readonly milliseconds: number }
  | { readonly kind: "drop"; readonly at: "start" | "middle" }
  | { readonly kind: "hang" }
  | { readonly kind: "garble" }
  | { readonly kind: "captive-portal" }
  | { readonly kind: "answer"; readonly status?: number; readonly body: string }
  | { readonly kind: "clock-skew"; readonly seconds: number };

/**
 * A fault and the calls that it strikes.
 *
 * @public
 */
export interface FaultRule {
  /** `sts`, `sso-oidc`, `sso`, `signin`, `container-metadata`, `instance-metadata`, `actions-oidc`; every service when absent. */
  readonly service?: string;
  /** An operation's name; every operation when absent. */
  readonly operation?: string;
  /** How many matching calls to let pass first. Defaults to 0. */
  readonly after?: number;
  /** How many calls to strike. Defaults to all. */
  readonly times?: number;
  readonly effect: FaultEffect;
}
