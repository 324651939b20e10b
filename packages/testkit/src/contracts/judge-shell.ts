import { evaluateAtPrompt } from "../shells/evaluate-at-prompt.ts";
import { evaluateInShell } from "../shells/evaluate-in-shell.ts";
import type { Shell, ShellMode } from "../shells/shell.ts";
import { createTempHome } from "../temp-home.ts";
import { expectedVariables, type FormatImplementation, plainValues } from "./format-implementation.ts";
import { dealOut, triage } from "./refusals.ts";

/** What is wrong, in sentences; nothing means that the contract is kept. */
type Findings = readonly string[];

/**
 * Lets a shell evaluate every nasty value that the format takes, and compares what its programs get.
 *
 * @public
 */
export async function judgeValues(
  implementation: FormatImplementation,
  shell: Shell,
  program: string,
  how: { readonly way?: string | undefined; readonly mode?: ShellMode | undefined; readonly atPrompt?: boolean } = {},
): Promise<Findings> {
  await using home = await createTempHome();
  const hands = dealOut(triage(implementation, shell.format).carried);
  const texts = hands.map((values) => implementation.write(values, shell.format));
  const evaluate = how.atPrompt ? evaluateAtPrompt : evaluateInShell;
  const environments = await evaluate({ shell, program, home, texts, way: how.way, mode: how.mode });
  return hands.flatMap((values, index) => differences(expectedVariables(values), environments[index] ?? {}));
}

/** Everything that may be left in an environment from elsewhere. */
const leftOver = {
  AWS_PROFILE: "stale",
  AWS_DEFAULT_PROFILE: "stale",
  AWS_ACCESS_KEY_ID: "stale",
  AWS_SECRET_ACCESS_KEY: "stale",
  AWS_SESSION_TOKEN: "stale",
  AWS_SECURITY_TOKEN: "stale",
  AWS_CREDENTIAL_EXPIRATION: "stale",
  AWS_ACCOUNT_ID: "stale",
  AWS_REGION: "stale",
  AWS_DEFAULT_REGION: "stale",
};

/**
 * Lets a shell with left-over variables evaluate an export, then what unsets it, then the same once more, when nothing is there.
 *
 * @public
 */
export async function judgeUnsetting(
  implementation: FormatImplementation,
  shell: Shell,
  program: string,
  mode?: ShellMode,
): Promise<Findings> {
  await using home = await createTempHome();
  const unset = implementation.unset(shell.format);
  const texts = [implementation.write(plainValues, shell.format), unset, unset];
  const [exported = {}, ...emptied] = await evaluateInShell({ shell, program, home, texts, mode, env: leftOver });
  const stale = Object.entries(exported).filter(([name, value]) => name in leftOver && value === "stale");
  const kept = emptied.flatMap((environment) => Object.keys(environment).filter((name) => name in leftOver));
  return [
    ...differences(expectedVariables(plainValues), exported),
    ...stale.map(([name]) => `${name} is left over after the export`),
    ...kept.map((name) => `${name} is still there after unsetting`),
  ];
}

function differences(expected: Readonly<Record<string, string>>, got: Readonly<Record<string, string>>): string[] {
  return Object.entries(expected)
    .filter(([name, value]) => got[name] !== value)
    .map(([name, value]) => `${name} should be ${JSON.stringify(value)} and is ${JSON.stringify(got[name])}`);
}
