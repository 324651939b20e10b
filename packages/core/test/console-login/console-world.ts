import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type LocalAwsOptions, startLocalAws } from "@aws-temp/local-aws";
import { onTestFinished } from "vitest";
import { signinTokenFile } from "../../src/console-login/cache-place.ts";
import type { LoginSource } from "../../src/console-login/console-session.ts";
import type { SigninDeps } from "../../src/console-login/signin-deps.ts";
import type { SignInNotice, SignInUi } from "../../src/ports/sign-in-ui.ts";
import { temporaryFolder } from "../temp-folder.ts";

export const alice = "arn:aws:iam::111122223333:user/alice";
export const maria = "arn:aws:iam::111122223333:user/maria";

export interface Person {
  /** What the user's browser does with an address; absent: there is no browser. */
  readonly browser?: (url: string) => Promise<void>;
  /** What the user pastes, one after the other. */
  readonly pastes?: readonly ((shown: SignInNotice[]) => string | Promise<string>)[];
}

/** Goes where it is led, as a browser does, and keeps the page that it ends on. */
export function ownBrowser() {
  const pages: { readonly status: number; readonly text: string }[] = [];
  const visits: Promise<void>[] = [];
  const visit = async (url: string) => {
    const response = await fetch(url);
    pages.push({ status: response.status, text: await response.text() });
  };
  return {
    pages,
    /** The page comes when the sign-in is over; so no one may wait for it here. */
    browser: async (url: string) => void visits.push(visit(url)),
    closed: () => Promise.all(visits),
  };
}

/** A local AWS, an empty home and a user, until the running test is over. Time is local AWS's. */
export async function consoleWorld(options: LocalAwsOptions = {}) {
  const aws = await startLocalAws({ signIn: "automatic", ...options });
  onTestFinished(() => aws.close());
  const home = await temporaryFolder();
  const warnings: string[] = [];
  const told: unknown[] = [];
  const shown: SignInNotice[] = [];
  const uiOf = ({ browser, pastes }: Person): SignInUi => {
    const left = [...(pastes ?? [])];
    return {
      open: async (url) => {
        await browser?.(url);
        return browser !== undefined;
      },
      show: (notice) => void shown.push(notice),
      pasted: pastes && (async () => (await left.shift()?.(shown)) ?? (await new Promise<never>(() => undefined))),
    };
  };
  const deps = (person?: Person, more: Partial<SigninDeps> = {}): SigninDeps => ({
    environment: { DISPLAY: ":0" },
    home,
    stateFolder: join(home, ".aws", "aws-temp"),
    clock: () => aws.now(),
    logger: {
      warn: (message) => {
        warnings.push(message);
        told.push(message);
      },
      progress: (message) => void told.push(message),
    },
    signInUi: person && uiOf(person),
    // Pauses are over at once; the time for a sign-in never ends.
    wait: (_, signal) =>
      new Promise((resolve, reject) =>
        signal === undefined ? resolve() : signal.addEventListener("abort", () => reject(new Error("over"))),
      ),
    platform: "linux",
    inContainer: false,
    ...more,
  });
  const source = (loginSession = alice, more: Partial<LoginSource> = {}): LoginSource => ({
    kind: "login",
    profile: "dev",
    loginSession,
    region: "eu-west-1",
    endpoint: { url: aws.url, fips: false, dualStack: false, caBundle: undefined },
    ...more,
  });
  const fileOf = (loginSession = alice) => signinTokenFile(loginSession, { environment: {}, home });
  return {
    aws,
    home,
    warnings,
    /** Everything that a user was told, warnings included. */
    told,
    shown,
    deps,
    source,
    fileOf,
    textOf: async (loginSession = alice) => await readFile(fileOf(loginSession), "utf8"),
    tokenCalls: () => aws.calls().filter(({ operation }) => operation === "CreateOAuth2Token"),
  };
}
