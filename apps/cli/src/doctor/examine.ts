import { checkAwsCli } from "./checks/check-aws-cli.ts";
import { checkBrowser } from "./checks/check-browser.ts";
import { checkEndpoints } from "./checks/check-endpoints.ts";
import { checkEnvironment } from "./checks/check-environment.ts";
import { checkKeychain } from "./checks/check-keychain.ts";
import { checkModes } from "./checks/check-modes.ts";
import { checkProfiles } from "./checks/check-profiles.ts";
import { checkSources } from "./checks/check-sources.ts";
import { checkState } from "./checks/check-state.ts";
import { found } from "./finding-table.ts";
import type { Check, Found, Patient } from "./found.ts";

/** A check, and what a user reads while it runs. */
type NamedCheck = readonly [name: string, check: Check];

/** What needs no look outside of this machine's files. */
const inside: readonly NamedCheck[] = [
  ["profiles", checkProfiles],
  ["environment", checkEnvironment],
  ["programs and files of profiles", checkSources],
  ["file modes", checkModes],
  ["cache", checkState],
];

/** What asks the network, or other programs. They are started first, and go on while the files are read. */
const outside: readonly NamedCheck[] = [
  ["STS", checkEndpoints],
  ["keychain", checkKeychain],
  ["browser", checkBrowser],
  ["AWS CLI", checkAwsCli],
];

/**
 * Runs all checks.
 *
 * @param offline - leaves out what asks the network or other programs
 * @param onProgress - gets the names of the checks that still run, each time one ends
 */
export async function examine(
  patient: Patient,
  offline: boolean,
  onProgress: (running: readonly string[]) => void,
): Promise<readonly Found[]> {
  const checks = offline ? inside : [...outside, ...inside];
  const running = new Set(checks.map(([name]) => name));
  onProgress([...running]);
  const results = checks.map(async ([name, check]) => {
    const found = await orUnreadable(check, patient);
    running.delete(name);
    onProgress([...running]);
    return found;
  });
  const found = await Promise.all(results);
  return [...found.slice(-inside.length), ...found.slice(0, -inside.length)].flat();
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
