/**
 * How the person wants to sign in, as flags say it. All optional.
 *
 * @internal
 */
export interface ConsoleSignInOptions {
  /**
   * The browser is on another machine and cannot come back to this one: it shows a code, which the person pastes. Default: where
   * this machine looks like it (SSH, a container, no display).
   */
  readonly remote?: boolean | undefined;
  /** Open no browser: the address is shown. Default `false`. */
  readonly noBrowser?: boolean | undefined;
  /** The port of 127.0.0.1 on which the browser comes back, e.g. one that is forwarded. Default: any free one. */
  readonly redirectPort?: number | undefined;
  /** Milliseconds to wait for the browser. Default: ten minutes. */
  readonly timeoutMs?: number | undefined;
  /** Aborts when the person gives up. */
  readonly signal?: AbortSignal | undefined;
}
