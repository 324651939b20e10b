import type { Patience } from "../network/patience.ts";
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
  /** How often the SDK sends a request at most, for faults that pass. Default 3; 1 for who judges that alone. */
  readonly attempts?: number | undefined;
  /** How long one attempt may take. Default: 5 s to connect, 30 s until the answer begins, 60 s until it ends. */
  readonly patience?: Patience | undefined;
}
