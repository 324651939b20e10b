/**
 * How the user wants to sign in, as flags say it. All optional.
 *
 * @public
 */
export interface SignInOptions {
  /**
   * Sign in with a code: one that is compared or typed in any browser (IAM Identity Center), or one that a browser on any machine shows
   * and the user pastes (console sign-in). `false` insists on the browser that comes back to this machine. Default: a code where no
   * browser can come back (SSH, a container, no display).
   */
  readonly useDeviceCode?: boolean | undefined;
  /** Open no browser: the address is shown. Default `false`. */
  readonly noBrowser?: boolean | undefined;
  /** The port of 127.0.0.1 on which the browser comes back, e.g. one that is forwarded. Default: any free one. */
  readonly redirectPort?: number | undefined;
  /** Milliseconds to wait for the browser. Default: ten minutes. A device code has a time of its own. */
  readonly timeoutMs?: number | undefined;
  /** Aborts when the user gives up. */
  readonly signal?: AbortSignal | undefined;
}
