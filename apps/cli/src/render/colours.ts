import type { Environment } from "@aws-temp/core";
import picocolors from "picocolors";

/** Functions that colour a text, or give it back as it is. */
export type Colours = ReturnType<typeof picocolors.createColors>;

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

/** The colours for one stream. */
export function coloursFor(stream: { isTTY?: boolean }, environment: Environment, noColour: boolean): Colours {
  return picocolors.createColors(wantsColour(stream.isTTY === true, environment, noColour));
}
