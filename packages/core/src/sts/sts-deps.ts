import type { Clock } from "../ports/clock.ts";
import type { Environment } from "../ports/environment.ts";
import type { Logger } from "../ports/logger.ts";

/**
 * What a call to STS needs of the outside.
 *
 * @public
 */
export interface StsDeps {
  /** Read for proxies alone (`HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY`, `NO_PROXY`). */
  readonly environment: Environment;
  /** The time that requests are signed with. */
  readonly clock: Clock;
  /** Told when this machine's clock is wrong. Progress is the caller's to report. */
  readonly logger?: Logger | undefined;
  /** `name/version`, added to the SDK's own user agent. */
  readonly userAgent?: string | undefined;
  /** How long to wait. Default: {@link usualPatience}. */
  readonly patience?: Patience | undefined;
}

/**
 * Milliseconds that one attempt may take; there are three.
 *
 * @public
 */
export interface Patience {
  /** Until a connection stands, proxy included. */
  readonly connectMs: number;
  /** Until the answer begins, and between any two parts of it. */
  readonly answerMs: number;
}

/** @internal */
export const usualPatience: Patience = { connectMs: 10_000, answerMs: 30_000 };
