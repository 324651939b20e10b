import { parseGivenProfiles } from "@aws-temp/core/plan";
import type { Problem } from "@aws-temp/core/profiles";

/** What is hardly meant. How other readers would take a line does not matter: no one else reads this text. */
const mistakes: ReadonlySet<Problem["code"]> = new Set<Problem["code"]>([
  "duplicate-section",
  "respelled-section",
  "duplicate-key",
  "probable-typo",
  "unknown-section",
]);

/**
 * Warns of lines in `roles` that are understood, and hardly as they were meant.
 *
 * @public
 */
export function warnOfText(text: string, warn: (message: string) => void): void {
  for (const { code, file, line, message } of parseGivenProfiles({ text, name: "roles" }).problems) {
    if (mistakes.has(code)) warn(`${file}:${line}: ${message}`);
  }
}
