import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type LocalAws, type LocalAwsOptions, startLocalAws } from "@aws-temp/local-aws";
import { onTestFinished } from "vitest";
import { CredentialError } from "../../src/errors/credential-error.ts";
import type { SignInNotice, SignInUi } from "../../src/ports/sign-in-ui.ts";
import type { Wait } from "../../src/ports/wait.ts";
import type { SsoDeps } from "../../src/sso/sso-deps.ts";
import type { SsoSession, SsoSource } from "../../src/sso/sso-session.ts";
import { ssoTokenFile } from "../../src/sso/token/token-cache.ts";
import { temporaryFolder } from "../temp-folder.ts";

export const acme = "https://acme.awsapps.com/start";

/** Everything that one test has: an AWS of its own, a home, and what the user was shown and told. */
export interface SsoTest {
  readonly aws: LocalAws;
  readonly deps: SsoDeps;
  readonly session: SsoSession;
  readonly notices: SignInNotice[];
  readonly warnings: string[];
  /** Milliseconds of each wait; time passed at AWS and here, and nowhere else. */
  readonly waits: number[];
  /** The pages on which the browser ended. */
  readonly pages: Promise<{ readonly status: number; readonly text: string }>[];
  /** The operations that were called, e.g. `CreateToken`, with the status of each answer. */
  called(operation: string): readonly number[];
  tokenOnDisk(session?: SsoSession): Promise<Record<string, string>>;
}

export interface SsoTestOptions {
  readonly aws?: LocalAwsOptions;
  readonly deps?: Partial<SsoDeps>;
  readonly ui?: Partial<SignInUi>;
  readonly session?: Partial<SsoSession>;
  /** Called after each wait, e.g. to approve a device. */
  readonly onWait?: (aws: LocalAws, count: number) => void;
}

export async function ssoTest(options: SsoTestOptions = {}): Promise<SsoTest> {
  const aws = await startLocalAws({ signIn: "automatic", ...options.aws });
  onTestFinished(() => aws.close());
  const home = await temporaryFolder();
  const notices: SignInNotice[] = [];
  const warnings: string[] = [];
  const waits: number[] = [];
  const pages: SsoTest["pages"] = [];
  const wait: Wait = async (ms, signal) => {
    // The long wait for a browser is over when the test ends it, or when the sign-in does.
    if (ms >= 600_000)
      return await new Promise((_, reject) => signal?.addEventListener("abort", () => reject(new Error("over"))));
    waits.push(ms);
    aws.advance(ms / 1000);
    options.onWait?.(aws, waits.length);
    if (signal?.aborted) throw new Error("aborted");
  };
  const session: SsoSession = {
    name: "acme",
    startUrl: acme,
    region: "eu-west-1",
    scopes: ["sso:account:access"],
    endpoint: { oidcUrl: aws.url, portalUrl: aws.url, fips: false, dualStack: false, caBundle: undefined },
    ...options.session,
  };
  const deps: SsoDeps = {
    environment: { DISPLAY: ":0" },
    home,
    stateFolder: join(home, ".aws", "aws-temp"),
    clock: () => aws.now(),
    logger: { warn: (message) => void warnings.push(message), progress: () => undefined },
    signInUi: {
      open: async (url) => {
        pages.push(browse(url));
        return true;
      },
      show: (notice) => void notices.push(notice),
      ...options.ui,
    },
    wait,
    platform: "linux",
    inContainer: false,
    ...options.deps,
  };
  return {
    aws,
    deps,
    session,
    notices,
    warnings,
    waits,
    pages,
    called: (operation) =>
      aws
        .calls()
        .filter((call) => call.operation === operation)
        .map(({ status }) => status),
    tokenOnDisk: async (of = session) => JSON.parse(await readFile(ssoTokenFile(home, of), "utf8")),
  };
}

/** What a browser does: follow every redirect to the last page. */
export async function browse(url: string): Promise<{ readonly status: number; readonly text: string }> {
  const response = await fetch(url);
  return { status: response.status, text: await response.text() };
}

/** Where the sign-in page would send the browser, without going there. */
export async function redirectOf(url: string): Promise<URL> {
  const response = await fetch(url, { redirect: "manual" });
  return new URL(response.headers.get("location") ?? "");
}

export function sourceOf({ name, startUrl, region, scopes, endpoint }: SsoSession, told: Partial<SsoSource> = {}): SsoSource {
  const role = { accountId: "111122223333", roleName: "ReadOnly" };
  return { kind: "sso", profile: "dev", session: name, startUrl, region, scopes, endpoint, ...role, ...told };
}

export async function failureOf(promise: Promise<unknown>): Promise<CredentialError> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof CredentialError) return error;
  throw error ?? new Error("It did not fail.");
}
