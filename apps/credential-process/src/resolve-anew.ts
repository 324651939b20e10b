import { CredentialError, createResolver, type ResolvedCredentials } from "@aws-temp/core";
import { type CachedDeps, patienceFor } from "@aws-temp/core/internal";
import { endOnSignals } from "./end-on-signals.ts";
import type { Input } from "./input.ts";
import { nextCommand } from "./next-command.ts";
import { choosePrompt } from "./prompts/choose-prompt.ts";
import { howToGetWindows } from "./prompts/window.ts";
import { tell } from "./report.ts";
import { signInDeps } from "./sign-in.ts";
import { timedOut } from "./timed-out.ts";
import { version } from "./version.ts";

/** Credentials, and what is to be known about them. */
export interface Obtained {
  readonly resolved: ResolvedCredentials;
  readonly warnings: readonly string[];
}

interface Request {
  readonly input: Input;
  /** When the credentials were asked for, in milliseconds since the epoch. */
  readonly askedAt: number;
  /** How much of the time is over already. */
  readonly waitedSeconds: number;
}

/** Another process that keeps this one waiting, in words. */
interface Wait {
  for?: string;
}

/** Milliseconds: the longest that a timer can wait, 24 days. */
const longestTimer = 2 ** 31 - 1;

/**
 * Obtains credentials that the cache does not hold: waits for whoever is obtaining them already, else asks AWS, and where it must a
 * user.
 *
 * @throws {CredentialError}
 */
export async function resolveAnew({ input, askedAt, waitedSeconds }: Request, deps: CachedDeps): Promise<Obtained> {
  endOnSignals();
  const warnings = new Set<string>();
  const wait: Wait = {};
  const resolver = createResolver({
    ...deps,
    userAgent: `aws-temp-credential-process/${version}`,
    patience: patienceFor(input.timeoutSeconds),
    logger: {
      warn: (message) => warnings.add(message),
      progress: () => undefined,
      waiting(other) {
        wait.for = other;
        tell([`Waiting for ${other}.`]);
      },
    },
    ...(await choosePrompt(input.prompt, deps.environment)),
    failureMemorySeconds: 3,
    ...signInDeps(input.allowLogin, deps.environment),
  });
  try {
    const resolved = await within(
      { seconds: input.timeoutSeconds, waitedSeconds, wait },
      resolver.resolve(input.request, { ...input.cacheUse, askedAt }),
    );
    // What a plan always says (a duration cut to an hour) is no news to a program that asks every hour.
    for (const { message } of resolved.plan.warnings) warnings.delete(message);
    return { resolved, warnings: [...warnings] };
  } catch (error) {
    throw error instanceof CredentialError && error.class === "person-needed" ? withCommand(error, input, deps) : error;
  }
}

/** No one can be asked here, so the user is told what to type where they can be. */
function withCommand(error: CredentialError, input: Input, { environment }: CachedDeps): CredentialError {
  const { code, message, data, cause } = error;
  const noWindow = code === "MFA_CODE_NEEDED" && input.prompt === "gui" ? [howToGetWindows(environment)] : [];
  return new CredentialError(code, message, { ...data, cause, hints: [nextCommand(input, environment), ...noWindow] });
}

async function within<Result>(
  { seconds, waitedSeconds, wait }: { readonly seconds: number; readonly waitedSeconds: number; readonly wait: Wait },
  work: Promise<Result>,
): Promise<Result> {
  const left = Math.max(1, seconds - waitedSeconds) * 1000;
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(timedOut(seconds, wait.for)), Math.min(left, longestTimer));
  });
  return await Promise.race([work, limit]).finally(() => clearTimeout(timer));
}
