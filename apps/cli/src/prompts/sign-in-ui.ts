import type { ResolverDeps } from "@aws-temp/core";
import type { SignInNotice, SignInUi } from "@aws-temp/core/sso";
import type { AppContext } from "../app-context.ts";
import type { SignInFlags } from "../flags/sign-in-flags.ts";
import { signInLines } from "../render/sign-in/sign-in.ts";
import type { Colours } from "../render/text/colours.ts";
import { tellPeople } from "../tell-people.ts";

/** Who may be asked to sign in. */
interface SignInPeople {
  /** Someone sits at the terminal. */
  readonly interactive: boolean;
  /** The command is a request to sign in, so that a browser may come up even where nothing can be pasted. */
  readonly requested: boolean;
  /** `--no-input` */
  readonly noInput: boolean;
}

/**
 * How a user signs in from this command: what core needs for it, from flags and terminal.
 *
 * @param colours - for stderr
 */
export function signInDeps(
  flags: SignInFlags,
  { interactive, requested, noInput }: SignInPeople,
  context: AppContext,
  colours: Colours,
): Pick<ResolverDeps, "signInUi" | "signIn"> {
  const leaving = new AbortController();
  const leave = () => leaving.abort();
  context.interrupts.interrupted.catch(leave);
  const mayAsk = interactive || (requested && !noInput);
  return {
    signInUi: mayAsk ? createSignInUi({ canPaste: interactive, leave, colours }, context) : undefined,
    signIn: {
      // Core takes `false` for a wish of its own.
      useDeviceCode: flags["use-device-code"] || undefined,
      noBrowser: flags["no-browser"],
      redirectPort: flags["redirect-port"],
      insist: requested,
      signal: leaving.signal,
    },
  };
}

/** The user's side of a sign-in: their browser, and this terminal. */
function createSignInUi(
  { canPaste, leave, colours }: { readonly canPaste: boolean; readonly leave: () => void; readonly colours: Colours },
  context: AppContext,
): SignInUi {
  const { progress } = context;
  let shown: SignInNotice | undefined;
  const question = () => (shown?.kind === "address" && shown.pastes === "code" ? "Paste the code:" : "Paste the address:");
  // Most commands find a session, and load none of this.
  const pasted: SignInUi["pasted"] = (signal) =>
    progress.aside(async () => {
      const { paste } = await import("./paste.ts");
      return await paste({ question: question(), signal: platformSignal(signal), leave }, context);
    });
  return {
    open: async (url) => {
      const { openBrowser } = await import("./open-browser.ts");
      return await openBrowser(url, context);
    },
    show(notice) {
      shown = notice;
      tellPeople(signInLines(notice, colours, context.clock()), context);
    },
    ...(canPaste ? { pasted } : {}),
  };
}

/** Core asks less of a signal than Node has. */
function platformSignal(signal: Parameters<NonNullable<SignInUi["pasted"]>>[0]): AbortSignal {
  const controller = new AbortController();
  if (signal.aborted) controller.abort();
  else signal.addEventListener("abort", () => controller.abort(), { once: true });
  return controller.signal;
}
