import type { EnvironmentChange } from "../environment-change.ts";
import { profileVariables, regionVariables, type VariableName } from "../variables.ts";
import { type Refusal, refuseUncarried } from "./cannot-carry.ts";

const refusals: readonly Refusal[] = [
  {
    found: (value) => value.includes("\r"),
    holds: "a carriage return",
    because: "a runner on Windows takes for the end of a line",
  },
];

/** What the AWS CLI and the SDKs do not take for absent when it is empty: they look for a profile or region without a name. */
const neverEmpty: readonly VariableName[] = [...profileVariables, ...regionVariables];

/**
 * Lines for the file that `$GITHUB_ENV` names in a GitHub Actions job: `NAME=value`, or for a value of several lines
 * `NAME<<DELIMITER`, the value, `DELIMITER`, with a delimiter that is no line of the value.
 *
 * The file can only set. What is to be unset is set to nothing, which the AWS CLI and the SDKs take for absent; profile and region,
 * where they do not, are left alone.
 *
 * The runner masks nothing that arrives this way: a job that prints its environment shows the secrets, unless they were masked
 * before by the workflow command `add-mask`.
 *
 * @internal
 */
export function writeGithub(change: EnvironmentChange): string {
  const lines = change.unset.filter((name) => !neverEmpty.includes(name)).map((name) => `${name}=`);
  for (const [name, value] of change.set) {
    refuseUncarried("github", name, value, refusals);
    if (value.includes("\n")) {
      const delimiter = delimiterFor(value);
      lines.push(`${name}<<${delimiter}`, value, delimiter);
    } else {
      lines.push(`${name}=${value}`);
    }
  }
  return `${lines.join("\n")}\n`;
}

function delimiterFor(value: string): string {
  const taken = new Set(value.split("\n"));
  let delimiter = "END_OF_VALUE";
  while (taken.has(delimiter)) {
    delimiter += "_";
  }
  return delimiter;
}
