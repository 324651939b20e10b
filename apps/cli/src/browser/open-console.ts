import { setTimeout as wait } from "node:timers/promises";
import { CredentialError } from "@aws-temp/core";
import { type ConsoleSignIn, serveRedirectOnce } from "@aws-temp/core/console";
import type { AppContext } from "../app-context.ts";
import { copyToClipboard } from "./clipboard.ts";
import { type BrowserChoice, prepareBrowser } from "./launch-browser.ts";

/** Milliseconds in which a browser has started and come, even a slow one on a busy machine. */
const usualPatience = 90_000;

/** What handing over touches of the process. */
export type HandOverContext = Pick<AppContext, "environment" | "platform" | "home" | "progress">;

/** What happens to the address. */
export interface HandOverFlags extends BrowserChoice {
  readonly print?: boolean | undefined;
  readonly copy?: boolean | undefined;
}

/** What became of it. */
export type HandedOver = "printed" | "copied" | "opened";

/**
 * Prepares to hand the address over as the flags say, so that what cannot work fails before anyone signs in or types a code.
 *
 * A browser is started with an address of this machine, which leads it to the secret one: the arguments of programs can be read by
 * every user of the machine.
 *
 * @param patience - milliseconds that the browser may take to come
 * @returns hands it over
 * @throws {CredentialError} `BROWSER_FAILED`, and what {@link copyToClipboard} and {@link prepareBrowser} throw
 */
export async function prepareHandOver(
  flags: HandOverFlags,
  context: HandOverContext,
  patience = usualPatience,
): Promise<(signIn: Pick<ConsoleSignIn, "url">) => Promise<HandedOver>> {
  if (flags.print) return async () => "printed";
  if (flags.copy) {
    return async ({ url }) => {
      await copyToClipboard(url, context);
      return "copied";
    };
  }
  const open = await prepareBrowser(flags, context);
  return async ({ url }) => {
    const redirect = await serveRedirectOnce(url, process.getuid?.());
    const over = new AbortController();
    try {
      await open(redirect.url);
      context.progress.show("Waiting for the browser to come");
      await Promise.race([redirect.visited, wait(patience, undefined, { signal: over.signal }).then(neverCame)]);
      return "opened";
    } finally {
      over.abort();
      context.progress.show(undefined);
      await redirect.close();
    }
  };
}

function neverCame(): never {
  throw new CredentialError("BROWSER_FAILED", "The browser started but never opened the link.", {
    hints: [
      "A browser on another machine or in a sandbox cannot reach this machine. Open the URL there: get it with --copy or --print.",
      "For --firefox-container, install the extension “Open external links in a container”.",
    ],
  });
}
