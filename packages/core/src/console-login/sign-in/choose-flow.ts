import type { BrowserReach } from "../../browser/browser-reach.ts";
import type { SignInOptions } from "../../browser/sign-in-options.ts";

/** @internal */
export interface ChosenFlow {
  readonly flow: "same-device" | "cross-device";
  /** Whether opening a browser is to be tried. */
  readonly open: boolean;
  /** Why across devices, where no one asked for it. */
  readonly reason: string | undefined;
}

/**
 * Chooses the way on which the browser's answer comes home: by itself, where it can reach this machine, else as a code that is
 * pasted. What the user asks for counts; a port says that the browser's way back was seen to.
 *
 * @param canPaste - someone sits at a terminal
 * @internal
 */
export function chooseFlow(options: SignInOptions, reach: BrowserReach, canPaste: boolean): ChosenFlow {
  const open = reach.canOpen && options.noBrowser !== true;
  const asked = options.useDeviceCode ?? (options.redirectPort === undefined ? undefined : false);
  if (asked !== undefined || reach.canReturn || !canPaste) {
    return { flow: asked ? "cross-device" : "same-device", open, reason: undefined };
  }
  return { flow: "cross-device", open, reason: reach.reason };
}
