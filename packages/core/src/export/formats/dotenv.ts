import { environmentChange } from "../environment-change.ts";
import type { ExportInput } from "../export-input.ts";
import { type Refusal, refuseUncarried } from "./cannot-carry.ts";

const refusals: readonly Refusal[] = [
  { found: (value) => value.includes("\r"), holds: "a carriage return", because: "Node.js drops and python-dotenv changes" },
  { found: (value) => value.includes("${"), holds: "${", because: "python-dotenv expands between quotes of any kind" },
];

const betweenSingleQuotes: readonly Refusal[] = [
  {
    found: (value) => value.endsWith("\\"),
    holds: "a backslash at its end",
    because: "Docker Compose takes to escape the quote",
  },
  { found: (value) => value.includes("\\\\"), holds: "two backslashes in a row", because: "python-dotenv reads as one" },
];

const betweenDoubleQuotes: readonly Refusal[] = [
  {
    found: (value) => /["\\$`]/.test(value),
    holds: 'a single quote together with one of " \\ $ `',
    because: "readers of such files unquote in different ways",
  },
];

/**
 * A `.env` file, written so that bash (`set -a; source`), `node --env-file`, Docker Compose and python-dotenv read the same:
 * `NAME='value'`, and `NAME="it's"` for the value that holds a single quote. These readers differ in their escapes, so there are
 * none, and what could not do without is refused.
 *
 * @internal
 */
export function writeDotenv(input: ExportInput): string {
  const lines = environmentChange(input).set.map(([name, value]) => {
    const quote = value.includes("'") ? '"' : "'";
    refuseUncarried("dotenv", name, value, [...refusals, ...(quote === '"' ? betweenDoubleQuotes : betweenSingleQuotes)]);
    return `${name}=${quote}${value}${quote}`;
  });
  return `${lines.join("\n")}\n`;
}
