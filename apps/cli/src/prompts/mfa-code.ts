import { CredentialError, type MfaPrompt, type MfaRequest } from "@aws-temp/core";
import { printableLine } from "@aws-temp/core/internal";
import type { AppContext } from "../app-context.ts";
import { readMfaCode } from "../flags/values/read-mfa-code.ts";
import { ask } from "./ask.ts";

/** The mark stays a question mark: AWS has not accepted the code yet when it is typed. */
const theme = { prefix: { idle: "?", done: "?" } };

const whyAgain: Readonly<Record<NonNullable<MfaRequest["again"]>, string>> = {
  rejected: "AWS did not accept that code. Type the one that the device shows now.",
  "already-used": "That code was used already, and AWS takes each one once. Wait for the next one, at most 30 seconds.",
};

/**
 * Asks on the terminal, masked.
 *
 * @param notice - writes a line for people
 */
export function promptForMfaCode(context: AppContext, notice: (text: string) => void): MfaPrompt {
  return async ({ profile, serial, again }) => {
    const { default: password } = await import("@inquirer/password");
    if (again !== undefined) notice(whyAgain[again]);
    const askOnce = () =>
      ask(
        (terminal) =>
          password(
            { message: printableLine(`MFA code of ${serial} for profile ${profile}:`), mask: "*", toggleMask: false, theme },
            terminal,
          ),
        context,
      );
    const first = readMfaCode(await askOnce());
    if ("code" in first) return first.code;
    // A new question has an empty field: what was typed wrong is gone, and need not be deleted unseen.
    notice(first.problem);
    const second = readMfaCode(await askOnce());
    if ("code" in second) return second.code;
    throw new CredentialError("INVALID_VALUE", `That is no MFA code either. ${second.problem}`, {
      profile,
      hints: ["Run the command again and type the six digits that the device shows."],
    });
  };
}

/**
 * Answers with the code of `--mfa-code`. When AWS wants another, the user is asked; where there is none the same answer is given
 * again, which core takes for the last word.
 *
 * @param then - how the user is asked; `undefined` when no one is there
 */
export function answerMfaCode(given: string, then: MfaPrompt | undefined): MfaPrompt {
  return async (request) => (request.again === undefined || then === undefined ? given : then(request));
}
