import { CredentialError } from "../../errors/credential-error.ts";
import type { MfaRequest } from "../../ports/mfa-prompt.ts";
import { lockIfPossible } from "../../store/locks/lock-if-possible.ts";
import { promptLock } from "../../store/locks/prompt-lock.ts";
import { isSpentCode, rememberSpentCode } from "../../store/spent-code.ts";
import { warnOfState } from "../../store/warn-of-state.ts";
import type { RunDeps } from "./run-deps.ts";

/** What AWS may say of a code so that another one may help. */
const askAgain = { MFA_CODE_REJECTED: "rejected", MFA_CODE_USED: "already-used" } as const;

/**
 * Runs a call that carries an MFA code: asks for the code, refuses one that is known to be spent, and asks once more when AWS does
 * not accept it.
 *
 * @throws {CredentialError} `MFA_CODE_NEEDED` when no one can be asked; `MFA_CODE_USED`; what `call` throws
 * @internal
 */
export async function withMfaCode<Result>(
  profile: string,
  serial: string,
  call: (code: string) => Promise<Result>,
  deps: RunDeps,
): Promise<Result> {
  let again: MfaRequest["again"];
  let refused: { readonly code: string; readonly error: CredentialError } | undefined;
  for (;;) {
    const code = await ask({ profile, serial, again }, deps);
    if (refused?.code === code) {
      throw refused.error;
    }
    if (await spent(serial, code, deps)) {
      refused = { code, error: alreadyUsed(profile, serial) };
      again = "already-used";
      continue;
    }
    try {
      const result = await call(code);
      await remember(serial, code, deps);
      return result;
    } catch (error) {
      if (again !== undefined || !(error instanceof CredentialError) || !(error.code in askAgain)) {
        throw error;
      }
      again = askAgain[error.code as keyof typeof askAgain];
      if (again === "already-used") await remember(serial, code, deps);
      refused = { code, error };
    }
  }
}

async function ask(request: MfaRequest, deps: RunDeps): Promise<string> {
  const { mfaPrompt } = deps;
  const code = mfaPrompt && (await inTurn(() => mfaPrompt(request), deps)).replaceAll(" ", "");
  if (code === undefined) {
    throw new CredentialError(
      "MFA_CODE_NEEDED",
      `Profile ${request.profile} needs an MFA code of ${request.serial}, but there is no terminal to ask for it.`,
      {
        profile: request.profile,
        serial: request.serial,
        hints: ["Run the command in a terminal.", "Or give the code: --mfa-code 123456"],
      },
    );
  }
  if (!/^\d{6}$/.test(code)) {
    throw new CredentialError("INVALID_VALUE", `An MFA code has six digits. The code for ${request.serial} does not.`, {
      profile: request.profile,
      hints: ["Type the six digits that the device shows."],
    });
  }
  return code;
}

/** Two questions at once in one place could not be told apart, nor the answers. */
async function inTurn(prompt: () => Promise<string>, { promptPlace, stateFolder, logger }: RunDeps): Promise<string> {
  if (promptPlace === undefined) return await prompt();
  const path = promptLock(stateFolder, promptPlace);
  return await lockIfPossible(path, { without: "No lock can be taken, so parallel commands may ask at once" }, logger, prompt);
}

function alreadyUsed(profile: string, serial: string): CredentialError {
  return new CredentialError("MFA_CODE_USED", `This code of ${serial} was used before. AWS accepts each code once.`, {
    profile,
    serial,
    hints: ["Wait until the device shows the next code (30 seconds at most), then try again."],
  });
}

async function spent(serial: string, code: string, { stateFolder, clock, logger }: RunDeps): Promise<boolean> {
  try {
    return await isSpentCode(stateFolder, serial, code, clock());
  } catch (error) {
    warnOfState(logger, "The record of used MFA codes cannot be read", error);
    return false;
  }
}

/** A record that cannot be kept costs a clearer message next time, nothing more. */
async function remember(serial: string, code: string, { stateFolder, clock, logger }: RunDeps): Promise<void> {
  try {
    await rememberSpentCode(stateFolder, serial, code, clock());
  } catch (error) {
    warnOfState(logger, "The record of used MFA codes cannot be written", error);
  }
}
