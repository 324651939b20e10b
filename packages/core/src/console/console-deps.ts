import type { Patience } from "../network/patience.ts";
import type { Environment } from "../ports/environment.ts";
import type { Wait } from "../ports/wait.ts";

/**
 * What the federation endpoint is asked with.
 *
 * @internal
 */
export interface ConsoleDeps {
  /** Read for proxies alone. */
  readonly environment: Environment;
  /** How time passes between attempts. Default: in real time. */
  readonly wait?: Wait | undefined;
  /** How long one attempt may take. Default: 10 s to connect, 30 s for the answer. */
  readonly patience?: Patience | undefined;
  /** `name/version`, for the user agent. */
  readonly userAgent?: string | undefined;
}
