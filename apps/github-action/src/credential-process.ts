import {
  asCredentialError,
  type CachedDeps,
  type ResolvedCredentials,
  resolveCached,
  writeProcess,
} from "@aws-temp/core/internal/cached";
import { earlyRenewal } from "./refresh/early-renewal.ts";
import { helperDeps } from "./refresh/helper-deps.ts";
import { readArguments } from "./refresh/read-arguments.ts";
import { readRefreshFile } from "./refresh/refresh-file.ts";
import { report, tell } from "./refresh/report.ts";

/** Seconds. Credentials that could not be renewed serve on until they have so little left. */
const last = 60;

/** What SDKs start for a profile that renews itself. All that a cached answer needs is loaded with this file. */
async function main(argv: readonly string[]): Promise<number> {
  try {
    const { profile, folder } = readArguments(argv);
    const deps = helperDeps(readRefreshFile(folder), folder, process.env);
    const { resolved } = resolveCached({ profile }, { minTtlSeconds: earlyRenewal }, deps);
    answer(resolved ?? (await renewOrServeOn(profile, deps)));
    return 0;
  } catch (thrown) {
    return report(asCredentialError(thrown));
  }
}

async function renewOrServeOn(profile: string, deps: CachedDeps): Promise<ResolvedCredentials> {
  const { renew } = await import("./refresh/renew.ts");
  try {
    return await renew(profile, deps);
  } catch (thrown) {
    const { resolved } = resolveCached({ profile }, { minTtlSeconds: last }, deps);
    if (resolved === undefined) throw thrown;
    tell([`The credentials could not be renewed yet: ${asCredentialError(thrown).message}`]);
    return resolved;
  }
}

function answer({ plan, credentials }: ResolvedCredentials): void {
  process.stdout.write(writeProcess({ credentials, region: plan.region, profile: plan.profile }));
}

// A lock or a connection may still be open when the time is over.
void main(process.argv.slice(2)).then((status) => process.stdout.write("", () => process.exit(status)));
