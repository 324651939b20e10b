import { homedir } from "node:os";
import { asCredentialError, type ResolvedCredentials, resolveCached, userNameFrom, writeProcess } from "@aws-temp/core/cached";
import { help } from "./help.ts";
import type { Input } from "./input.ts";
import { readArguments } from "./read-arguments.ts";
import { report, tell } from "./report.ts";
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
    const deps = { environment: process.env, home: homedir(), userName: userNameFrom(process.env), clock: Date.now };
    const cached = resolveCached(input.request, input.cacheUse, deps);
    if (cached !== undefined) answer(cached);
    else void obtain(input, deps);
  } catch (thrown) {
    process.exitCode = report(asCredentialError(thrown));
  }
}

async function obtain(input: Input, deps: Parameters<typeof resolveCached>[2]): Promise<void> {
  let status = 1;
  try {
    const { resolveAnew } = await import("./resolve-anew.ts");
    const { resolved, warnings } = await resolveAnew(input, deps);
    answer(resolved);
    tell(warnings);
    status = 0;
  } catch (thrown) {
    status = report(asCredentialError(thrown));
  } finally {
    // A terminal or a listener may still be open.
    process.exit(status);
  }
}

function answer({ plan, credentials }: ResolvedCredentials): void {
  writeNow(1, writeProcess({ credentials, region: plan.region, profile: plan.profile }));
}

main(process.argv.slice(2));
