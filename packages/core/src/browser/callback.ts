import { createHash, timingSafeEqual } from "node:crypto";
import { quotedWords } from "../model/quoted-words.ts";
import { Secret } from "../model/secret.ts";

/** The path that AWS's sign-in services know for programs on this machine. */
export const callbackPath = "/oauth/callback";

/**
 * How a sign-in ended, as the address says on which the browser ended.
 *
 * @internal
 */
export type Callback =
  | { readonly kind: "code"; readonly code: Secret }
  /** The service's own words; `error` is a code such as `access_denied`. */
  | { readonly kind: "refused"; readonly error: string; readonly description: string | undefined }
  /** Belongs to another sign-in, or was forged. */
  | { readonly kind: "wrong-state" }
  /** Says nothing: neither a code nor an error. */
  | { readonly kind: "empty" };

/**
 * Judges the parameters of the address on which the browser ended.
 *
 * The state must be ours, for an error as well as for a code: any page can find the port and send the browser there.
 *
 * @internal
 */
export function judgeCallback(parameters: URLSearchParams, state: Secret): Callback {
  const code = parameters.get("code");
  const error = parameters.get("error");
  const told = parameters.get("state");
  if (!code && !error) {
    return { kind: "empty" };
  }
  if (told === null || !isSame(told, state.reveal())) {
    return { kind: "wrong-state" };
  }
  if (error) {
    return {
      kind: "refused",
      error: quotedWords(error),
      description: quotedWords(parameters.get("error_description") ?? "") || undefined,
    };
  }
  return { kind: "code", code: new Secret(code ?? "") };
}

/**
 * Judges an address that the user copied from the browser: with or without `http://`, and with the line breaks that a terminal
 * may have put into it.
 *
 * @internal
 */
export function judgePasted(text: string, state: Secret): Callback {
  const address = text.replace(/\s+/g, "");
  const query = /\?([^#]*)/.exec(address)?.[1] ?? "";
  return judgeCallback(new URLSearchParams(query), state);
}

/** Takes the same time wherever the texts differ; of unequal length, too. */
function isSame(told: string, wanted: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(told), digest(wanted));
}
