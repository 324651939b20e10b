import { createResolver, type Resolver } from "@aws-temp/core";
import { patienceFor } from "@aws-temp/core/internal";
import type { AppContext } from "./app-context.ts";
import type { CredentialFlags } from "./flags/credential-flags.ts";
import type { SignInFlags } from "./flags/sign-in-flags.ts";
import { readTimeout } from "./flags/values/read-duration.ts";
import { readMfaCodeFlag } from "./flags/values/read-mfa-code.ts";
import { answerMfaCode, promptForMfaCode } from "./prompts/mfa-code.ts";
import { signInDeps } from "./prompts/sign-in-ui.ts";
import type { Colours } from "./render/text/colours.ts";
import { shownLines } from "./render/text/shown-lines.ts";

/** A resolver for one command, and whether a user can be asked. */
export interface Session {
  readonly resolver: Resolver;
  readonly interactive: boolean;
}

/** A user is there when both ends of the conversation, stdin and stderr, are a terminal. stdout may be captured. */
export function isInteractive(context: AppContext, noInput: boolean): boolean {
  return !noInput && context.stdin.isTTY === true && context.stderr.isTTY === true;
}

/**
 * Connects core to the terminal: warnings and progress to stderr, prompts to the user, `--mfa-code` as an answer, sign-ins in their
 * browser.
 *
 * @param colours - for stderr
 * @param signInRequested - the command is a request to sign in, which counts even without a terminal
 * @param warned - what has been said already: a command may make the same plan twice, and what is to be known is said once
 */
export function openSession(
  flags: Pick<CredentialFlags, "mfa-code"> & SignInFlags & { readonly "no-input": boolean },
  context: AppContext,
  colours: Colours,
  signInRequested = false,
  warned = new Set<string>(),
): Session {
  const { environment, home, userName, clock, userAgent, progress, stderr } = context;
  const interactive = isInteractive(context, flags["no-input"]);
  const notice = (text: string) => stderr.write(shownLines([text], stderr));
  const prompt = promptForMfaCode(context, notice);
  const onTerminal: typeof prompt | undefined = interactive ? (request) => progress.aside(() => prompt(request)) : undefined;
  const given = readMfaCodeFlag(flags["mfa-code"]);
  const resolver = createResolver({
    environment,
    home,
    userName,
    clock,
    terminal: interactive,
    userAgent,
    ...(flags.timeout !== undefined && { patience: patienceFor(readTimeout(flags.timeout)) }),
    logger: {
      warn: (message) => {
        if (warned.has(message)) return;
        warned.add(message);
        progress.aside(() => notice(`${colours.yellow("Warning:")} ${message}`));
      },
      progress: (message) => progress.show(message),
      waiting: (other) => {
        if (stderr.isTTY !== true) notice(`Waiting for ${other}.`);
      },
    },
    ...signInDeps(flags, { interactive, requested: signInRequested, noInput: flags["no-input"] }, context, colours),
    mfaCodeGiven: given !== undefined,
    mfaPrompt: given === undefined ? onTerminal : answerMfaCode(given, onTerminal),
  });
  return { resolver, interactive };
}
