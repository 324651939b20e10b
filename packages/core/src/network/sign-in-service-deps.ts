import type { Clock } from "../ports/clock.ts";
import type { Environment } from "../ports/environment.ts";
import type { Logger } from "../ports/logger.ts";
import type { SignInUi } from "../ports/sign-in-ui.ts";
import type { Wait } from "../ports/wait.ts";
import type { Patience } from "./patience.ts";

/**
 * What the services that a user signs in to (IAM Identity Center, the console) need of the outside.
 *
 * @internal
 */
export interface SignInServiceDeps {
  /** Read for `AWS_LOGIN_CACHE_DIRECTORY`, for proxies, and for whether a browser can be opened. */
  readonly environment: Environment;
  /** The home directory: tokens rest in `.aws/sso/cache` and `.aws/login/cache` there, for all tools. */
  readonly home: string;
  /** The folder of this tool's own state: locks, and sign-ins that just failed. */
  readonly stateFolder: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** `undefined`: no one can sign in. */
  readonly signInUi?: SignInUi | undefined;
  /** How time passes between attempts. Default: in real time. */
  readonly wait?: Wait | undefined;
  /** As Node's `process.platform`, which is the default. */
  readonly platform?: string | undefined;
  /** Default: by the files that container engines leave. */
  readonly inContainer?: boolean | undefined;
  /** How long one attempt may take. Default: 10 s to connect, 30 s for the answer. */
  readonly patience?: Patience | undefined;
  /** `name/version`, for the user agent. */
  readonly userAgent?: string | undefined;
}
