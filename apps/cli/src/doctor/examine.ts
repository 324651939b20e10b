import { checkAwsCli } from "./check-aws-cli.ts";
import { checkBrowser } from "./check-browser.ts";
import { checkEndpoints } from "./check-endpoints.ts";
import { checkEnvironment } from "./check-environment.ts";
import { checkKeychain } from "./check-keychain.ts";
import { checkModes } from "./check-modes.ts";
import { checkProfiles } from "./check-profiles.ts";
import { checkSources } from "./check-sources.ts";
import { checkState } from "./check-state.ts";
import { found } from "./finding-table.ts";
import type { Check, Found, Patient } from "./found.ts";

/** What needs no look outside of this machine's files. */
const inside: readonly Check[] = [checkProfiles, checkEnvironment, checkSources, checkModes, checkState];

/** What asks the network, or other programs. */
const outside: readonly Check[] = [checkEndpoints, checkKeychain, checkBrowser, checkAwsCli];

/**
 * Runs all checks.
 *
 * @param offline - leaves out what asks the network or other programs
 */
export async function examine(patient: Patient, offline: boolean): Promise<readonly Found[]> {
  const checks = offline ? inside : [...inside, ...outside];
  const results = await Promise.all(checks.map((check) => orUnreadable(check, patient)));
  return results.flat();
}

/** A folder that cannot be read is a finding, too. */
async function orUnreadable(check: Check, patient: Patient): Promise<readonly Found[]> {
  try {
    return await check(patient);
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException;
    if (code === undefined || path === undefined) throw error;
    return [
      found("state-unreadable", {
        file: path,
        message: `This cannot be read (${code}).`,
        mend: `Look at its owner and mode: ls -ld ${path}`,
      }),
    ];
  }
}
