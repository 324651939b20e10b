import type { MfaRequest } from "@aws-temp/core";
import { printableLine } from "@aws-temp/core/internal/cached";

export const whyAgain: Readonly<Record<NonNullable<MfaRequest["again"]>, string>> = {
  rejected: "AWS did not accept that code. Type the one that the device shows now.",
  "already-used": "That code was used already, and AWS takes each one once. Wait for the next one, at most 30 seconds.",
};

export function question({ profile, serial }: MfaRequest): string {
  return printableLine(`MFA code of ${serial} for profile ${profile}:`);
}

/** The code as AWS takes it, or why it cannot be one. Spaces are tolerated, because devices show `123 456`. */
export function readCode(typed: string): { readonly code: string } | { readonly code: undefined; readonly problem: string } {
  const code = typed.replaceAll(/\s/g, "");
  if (/^\d{6}$/.test(code)) return { code };
  return { code: undefined, problem: `An MFA code has six digits, this has ${code.length}.` };
}
