/**
 * What a user is shown while a sign-in waits for them in a browser.
 *
 * @public
 */
export type SignInNotice =
  /** The address that is being opened, or must be opened by hand. */
  | {
      readonly kind: "address";
      readonly url: string;
      readonly opened: boolean;
      readonly mayPaste: boolean;
      /**
       * What is pasted: the address on which the browser ended, or the code that the last page shows, without which the sign-in
       * cannot end. Default `address`.
       */
      readonly pastes?: "address" | "code" | undefined;
      /** Who must be signed in, where the browser may be signed in as several. */
      readonly identity?: string | undefined;
    }
  /** The code to compare with the one on the page, and where that page is. */
  | {
      readonly kind: "device-code";
      readonly userCode: string;
      readonly url: string;
      /** The same page with the code filled in, where the service offers one. */
      readonly urlWithCode: string | undefined;
      readonly opened: boolean;
      readonly expiresAt: Date;
    };

/**
 * The user's side of a sign-in. A port because a terminal, a browser-less machine and a test differ here alone.
 *
 * @public
 */
export interface SignInUi {
  /** Opens an address in the user's browser; `false` when there is none or it could not be started. */
  open(url: string): Promise<boolean>;
  /** Shows what is being waited for. Called once for each sign-in, after the attempt to open. */
  show(notice: SignInNotice): void;
  /**
   * Waits for the address that the browser ended on, pasted by the user: the way home when browser and terminal are on different
   * machines. Absent when nothing can be pasted. Rejects or never settles once `signal` aborts.
   */
  readonly pasted?: ((signal: AbortSignalLike) => Promise<string>) | undefined;
}

/**
 * The part of an `AbortSignal` that a port needs; the platform's own fits.
 *
 * @public
 */
export interface AbortSignalLike {
  readonly aborted: boolean;
  addEventListener(type: "abort", listener: () => void, options?: { readonly once?: boolean }): void;
  removeEventListener(type: "abort", listener: () => void): void;
}
