import type { Secret } from "../../model/secret.ts";

/**
 * Takes secrets out of a text that someone else wrote. AWS repeats refused values in its messages (a token code, a web identity
 * token), and the whole signed request when a signature does not match.
 *
 * @internal
 */
export function redact(text: string, secrets: readonly Secret[]): string {
  return secrets.reduce((clean, secret) => {
    const value = secret.reveal();
    if (/^\d+$/.test(value)) {
      // Six digits may well stand inside an account id or a date, which must stay.
      return clean.replaceAll(new RegExp(`(?<!\\d)${value}(?!\\d)`, "g"), "[redacted]");
    }
    return value === "" ? clean : clean.replaceAll(value, "[redacted]").replaceAll(encodeURIComponent(value), "[redacted]");
  }, text);
}
