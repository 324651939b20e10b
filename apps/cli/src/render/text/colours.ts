import { randomInt } from "node:crypto";
import type { Environment } from "@aws-temp/core";
import picocolors from "picocolors";

const names = ["bold", "dim", "red", "green", "yellow", "cyan"] as const;

/** Functions that colour a text, or give it back as it is. */
export type Colours = Readonly<Record<(typeof names)[number], (text: string) => string>>;

/** Random for each process, so that no text from outside can contain it. A parameter has four digits at most for some readers. */
const signature = `;${randomInt(1000, 10_000)};${randomInt(1000, 10_000)};${randomInt(1000, 10_000)}m`;

/**
 * Whether text for a stream is coloured: `--no-color` and `NO_COLOR` say no, `FORCE_COLOR` says yes, else a terminal decides.
 *
 * @param isTerminal - the stream's `isTTY`
 * @param noColour - the `--no-color` flag
 */
export function wantsColour(isTerminal: boolean, environment: Environment, noColour: boolean): boolean {
  if (noColour || environment["NO_COLOR"]) return false;
  const forced = environment["FORCE_COLOR"];
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  return isTerminal && environment["TERM"] !== "dumb";
}

/**
 * The colours for one stream. Their codes are signed: only `shownLines` can turn them into codes that a terminal obeys, and it lets no
 * other code through.
 */
export function coloursFor(stream: { isTTY?: boolean }, environment: Environment, noColour: boolean): Colours {
  const plain = picocolors.createColors(wantsColour(stream.isTTY === true, environment, noColour));
  const signed = names.map((name) => {
    const [open = "", close = ""] = plain[name]("\0").split("\0").map(sign);
    return [name, (text: string) => `${open}${text}${close}`];
  });
  return Object.fromEntries(signed) as Colours;
}

/** Splits a text at our own colour codes: texts at even places, codes as a terminal reads them at odd ones. */
export function splitAtColours(text: string): string[] {
  return text.split(ownCode).map((part, index) => (index % 2 === 0 ? part : `\u001b[${part}m`));
}

const ownCode = new RegExp(`\u001b\\[(\\d+)${signature}`);

function sign(code: string): string {
  return code.replace(/m$/, signature);
}
