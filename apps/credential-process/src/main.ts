import {
  asCredentialError,
  type CachedAnswer,
  homeFrom,
  type ResolvedCredentials,
  resolveCached,
  userNameFrom,
  writeProcess,
} from "@aws-temp/core/internal/cached";
import { help } from "./help.ts";
import type { Input } from "./input.ts";
import { readArguments } from "./read-arguments.ts";
import { report, tell } from "./report.ts";
import { timedOut } from "./timed-out.ts";
import { version } from "./version.ts";
import { writeNow } from "./write-now.ts";

/** The whole program. All that a cached answer needs is loaded with this file; the rest when there is more to do. */
export function main(argv: readonly string[]): void {
  try {
    const input = readArguments(argv);
    if (typeof input === "string") {
      writeNow(1, input === "help" ? help : `${version}\n`);
      return;
    }
    const environment = process.env;
    const deps = { environment, home: homeFrom(environment), userName: userNameFrom(environment), clock: Date.now };
    const askedAt = deps.clock();
    const cached = resolveCached(input.request, input.cacheUse, deps);
    if (cached.resolved !== undefined) {
      answer(cached.resolved);
      // All has been written and nothing is open: to unwind would take as long as a tenth of the run.
      process.exit(0);
    }
    const look = cached.soon || !cached.announce() ? cached.look : undefined;
    void obtain({ input, askedAt, look }, deps);
  } catch (thrown) {
    process.exitCode = report(asCredentialError(thrown));
  }
}

/** Milliseconds. To look more often would only slow down who is waited for. */
const shortestPause = 30;
const longestPause = 240;
/** Milliseconds. A shorter wait needs no words. */
const noticed = 2000;

type Deps = Parameters<typeof resolveCached>[2];

interface Miss {
  readonly input: Input;
  /** Milliseconds since the epoch. */
  readonly askedAt: number;
  /** Looks at the cache again, while another process obtains what is wanted. */
  readonly look: CachedAnswer["look"] | undefined;
}

async function obtain({ input, askedAt, look }: Miss, deps: Deps): Promise<void> {
  let status = 1;
  try {
    const started = performance.now();
    const found = look && (await waitForAnother(look, input.timeoutSeconds));
    if (found !== undefined) {
      answer(found);
    } else {
      const { resolveAnew } = await import("./resolve-anew.ts");
      const waitedSeconds = (performance.now() - started) / 1000;
      const { resolved, warnings } = await resolveAnew({ input, askedAt, waitedSeconds }, deps);
      answer(resolved);
      tell(warnings);
    }
    status = 0;
  } catch (thrown) {
    status = report(asCredentialError(thrown));
  } finally {
    // A terminal or a listener may still be open.
    process.exit(status);
  }
}

/**
 * Waits while another process lives that obtains the same. Of a hundred processes that start at once, most need load nothing more.
 *
 * @returns `undefined` when the other one has ended without
 * @throws {CredentialError} `TIMED_OUT`
 */
async function waitForAnother(look: CachedAnswer["look"], seconds: number): Promise<ResolvedCredentials | undefined> {
  const begun = performance.now();
  let said = false;
  // Where many start at once, each starts slowly: who has come here late has been one of many, and would only be in the way.
  for (let pause = Math.max(shortestPause, performance.now()); ; pause *= 2) {
    const { resolved, soon, whoElse } = look();
    const waited = performance.now() - begun;
    if (resolved !== undefined || !soon) return resolved;
    const other = waited > noticed ? whoElse() : undefined;
    if (waited > seconds * 1000) throw timedOut(seconds, other);
    if (other !== undefined && !said) tell([`Waiting for ${other}.`]);
    said ||= waited > noticed;
    // Spread, so that a hundred of them do not look at the same moment.
    await new Promise((resolve) => setTimeout(resolve, Math.min(pause, longestPause) * (0.5 + Math.random())));
  }
}

function answer({ plan, credentials }: ResolvedCredentials): void {
  writeNow(1, writeProcess({ credentials, region: plan.region, profile: plan.profile }));
}

main(process.argv.slice(2));
