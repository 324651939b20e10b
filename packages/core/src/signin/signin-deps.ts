import type { Patience } from "../network/patience.ts";
import type { Clock } from "../ports/clock.ts";
import type { Environment } from "../ports/environment.ts";
import type { Logger } from "../ports/logger.ts";
import type { SignInUi } from "../ports/sign-in-ui.ts";
import type { Wait } from "../ports/wait.ts";

/**
 * What console sign-in needs of the outside.
 *
 * @public
 */
export interface SigninDeps {
  /** Read for `AWS_LOGIN_CACHE_DIRECTORY`, for proxies, and for whether a browser can be opened. */
  readonly environment: Environment;
  /** The home directory: sessions rest in `.aws/login/cache` there, for all tools. */
  readonly home: string;
  /** The folder of this tool's own state: locks. */
  readonly stateFolder: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** `undefined`: nobody can sign in. */
  readonly signInUi?: SignInUi | undefined;
  /** How time passes between attempts. Default: in real time. */
  readonly wait?: Wait | undefined;
  /** As Node's `process.platform`, which is the default. */
  readonly platform?: string | undefined;
  /** Default: by the files that container engines leave. */
  readonly inContainer?: boolean | undefined;
  /** How long one attempt may take. Default: 10 s to connect, 30 s for the answer. */
  readonly patience?: Patience | undefined;
  /** `name/version`, sent as the user agent. */
  readonly userAgent?: string | undefined;
}
