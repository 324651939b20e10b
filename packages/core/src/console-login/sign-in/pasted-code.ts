import { type Callback, judgeCallback, judgePasted } from "../../browser/callback.ts";
import type { Secret } from "../../model/secret.ts";

/**
 * Judges what the user copied from the last page of a sign-in across devices: the base64 of `state=…&code=…`. What a
 * terminal puts into it (spaces, line breaks) the decoder passes over. An address with the same parameters is taken, too.
 *
 * @internal
 */
export function judgePastedCode(text: string, state: Secret): Callback {
  const decoded = Buffer.from(text, "base64").toString("utf8");
  const callback = judgeCallback(new URLSearchParams(decoded), state);
  return callback.kind === "empty" ? judgePasted(text, state) : callback;
}
