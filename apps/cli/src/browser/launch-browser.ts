import { spawn } from "node:child_process";
import { CredentialError } from "@aws-temp/core";
import type { AppContext } from "../app-context.ts";
import { openBrowser, starts } from "../prompts/open-browser.ts";
import { chromeProfileDirectory } from "./chrome-profile.ts";
import { type ContainerColour, type ContainerExtension, containerAddress } from "./container-address.ts";
import { findBrowser } from "./find-browser.ts";

/** Which browser, and which of the lives that a user has in it. */
export interface BrowserChoice {
  readonly browser?: string | undefined;
  readonly "firefox-container"?: string | undefined;
  readonly "container-color"?: ContainerColour | undefined;
  readonly "container-extension"?: ContainerExtension | undefined;
  readonly "chrome-profile"?: string | undefined;
}

/**
 * Finds out how to open an address as it was chosen, before there is one.
 *
 * @returns opens an address, which must be no secret: it becomes an argument of a program
 * @throws {CredentialError} `BROWSER_FAILED`, `USAGE` or `INVALID_VALUE` for what cannot be had on this machine; when opening,
 * `BROWSER_FAILED` where nothing starts
 */
export async function prepareBrowser(choice: BrowserChoice, context: Machine): Promise<(url: string) => Promise<void>> {
  const command = await commandOf(choice, context);
  return async (url) => {
    const opened = command === undefined ? await openBrowser(url, context) : await start(command(url));
    if (opened) return;
    throw new CredentialError("BROWSER_FAILED", "No browser could be started.", {
      hints: ["Name one: --browser firefox", "Open the URL in a browser yourself: --copy, or --print"],
    });
  };
}

type Machine = Pick<AppContext, "environment" | "platform" | "home">;

type Command = readonly [program: string, ...args: string[]];

/** `undefined` for the user's usual browser. */
async function commandOf(choice: BrowserChoice, context: Machine): Promise<((url: string) => Command) | undefined> {
  const { browser, "firefox-container": container, "chrome-profile": profile } = choice;
  if (container !== undefined) {
    const { program } = findBrowser(browser, "firefox", context);
    const { "container-color": colour, "container-extension": extension = "open-url" } = choice;
    return (url) => [program, "--new-tab", containerAddress(url, { name: container, colour, extension })];
  }
  if (profile !== undefined) {
    const { program, data } = findBrowser(browser, "chromium", context);
    const directory = await chromeProfileDirectory(profile, data);
    return (url) => [program, `--profile-directory=${directory}`, "--no-first-run", "--no-default-browser-check", url];
  }
  if (browser === undefined) return undefined;
  const { program, family } = findBrowser(browser, undefined, context);
  // A bundle of macOS takes addresses from `open` alone, unless it is of a family that reads its arguments.
  const bundle = family === "other" && context.platform === "darwin" ? /^.*?\.app(?=\/)/.exec(program)?.[0] : undefined;
  return (url) => (bundle === undefined ? [program, url] : ["/usr/bin/open", "-a", bundle, url]);
}

async function start([program, ...args]: Command): Promise<boolean> {
  return await starts(() => spawn(program, args, { stdio: "ignore", detached: process.platform !== "win32" }));
}
