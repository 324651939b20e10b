import { type Callback, judgeCallback, judgePasted } from "../browser/callback.ts";
import type { Secret } from "../model/secret.ts";

/**
 * Judges what the person copied from the last page of a sign-in across devices: the base64 of `state=…&code=…`, with whatever line
 * breaks the terminal put into it. An address with the same parameters is taken, too.
 *
 * @internal
 */
export function judgePastedCode(text: string, state: Secret): Callback {
  const decoded = Buffer.from(text.replace(/\s+/g, ""), "base64").toString("utf8");
  const callback = judgeCallback(new URLSearchParams(decoded), state);
  return callback.kind === "empty" ? judgePasted(text, state) : callback;
}
