import { type CarriedValues, type FormatImplementation, plainValues } from "./format-implementation.ts";
import { type NastyValue, nastyValues } from "./nasty-values.ts";

/**
 * Which nasty values a format may refuse, by name: those that its readers cannot be told. Every other refusal breaks the contract,
 * and so does carrying one of these, since its reader would get something else.
 *
 * @internal
 */
export const rightfulRefusals: Readonly<Record<string, readonly string[]>> = {
  powershell: ["nothing"],
  cmd: [
    "double quotes",
    "all quotes at once",
    "history expansion",
    "a line break",
    "line breaks at both ends",
    "a carriage return",
    "a percent variable",
    "a heredoc",
    "letters beyond ASCII",
    "typographic quotes",
    "control characters",
    "nothing",
  ],
  tcsh: ["a line break", "line breaks at both ends", "a carriage return", "a heredoc"],
  dotenv: [
    "all quotes at once",
    "backslashes",
    "a backslash at the end",
    "backslashes, two in a row",
    "a variable",
    "a carriage return",
  ],
  docker: ["a line break", "line breaks at both ends", "a carriage return", "a heredoc"],
  github: ["a carriage return"],
  ini: [
    "nothing but single quotes",
    "all quotes at once",
    "a line break",
    "line breaks at both ends",
    "a carriage return",
    "a tab",
    "spaces at both ends and in a row",
    "a hash",
    "a semicolon",
    "letters beyond ASCII",
    "a heredoc",
    "nothing",
  ],
};

/**
 * The nasty values that a format takes, once it is seen what it refuses.
 *
 * @internal
 */
export interface Triage {
  readonly carried: readonly NastyValue[];
  readonly refused: readonly string[];
  /** Where a refusal is not what it must be: of another code, silent about the variable, or telling the value. */
  readonly complaints: readonly string[];
}

/**
 * Offers every nasty value to a format, as the session token.
 *
 * @internal
 */
export function triage(implementation: FormatImplementation, format: string): Triage {
  const carried: NastyValue[] = [];
  const refused: string[] = [];
  const complaints: string[] = [];
  for (const nasty of nastyValues) {
    try {
      implementation.write({ ...plainValues, sessionToken: nasty.value }, format);
      carried.push(nasty);
    } catch (error) {
      refused.push(nasty.name);
      complaints.push(...complaintsAbout(error, nasty));
    }
  }
  return { carried, refused, complaints };
}

function complaintsAbout(error: unknown, { name, value }: NastyValue): string[] {
  const { code, message } = error as { code?: unknown; message?: unknown };
  const text = String(message);
  const complaints: string[] = [];
  if (code !== "FORMAT_CANNOT_CARRY") {
    complaints.push(`${name}: refused with ${String(code)}: ${text}`);
  }
  if (!/session_token/i.test(text)) {
    complaints.push(`${name}: the message does not name the variable: ${text}`);
  }
  if (value.length > 3 && text.includes(value)) {
    complaints.push(`${name}: the message tells the value`);
  }
  return complaints;
}

/**
 * Deals values out, four at a time, so that one text tests four of them.
 *
 * @internal
 */
export function dealOut(nasty: readonly NastyValue[]): CarriedValues[] {
  const hands: CarriedValues[] = [];
  for (let index = 0; index < nasty.length; index += 4) {
    const [accessKeyId, secretAccessKey, sessionToken, region] = nasty.slice(index, index + 4).map(({ value }) => value);
    hands.push({
      accessKeyId: accessKeyId ?? plainValues.accessKeyId,
      secretAccessKey: secretAccessKey ?? plainValues.secretAccessKey,
      sessionToken: sessionToken ?? plainValues.sessionToken,
      region: region ?? plainValues.region,
    });
  }
  return hands;
}
