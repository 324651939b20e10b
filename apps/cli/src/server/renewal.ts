import type { CredentialError, PlanRequest, ResolvedCredentials } from "@aws-temp/core";
import type { MinTtl } from "@aws-temp/core/sessions";
import type { AppContext } from "../app-context.ts";
import { isForeground } from "../exec/terminal-job.ts";
import type { CredentialFlags } from "../flags/credential-flags.ts";
import { cacheUse } from "../flags/values/plan-request.ts";
import { errorLines } from "../render/error.ts";
import { noProgress } from "../render/progress.ts";
import type { Colours } from "../render/text/colours.ts";
import { openSession, type Session } from "../session.ts";
import { tellPeople } from "../tell-people.ts";

/** How the credentials of a server come about. */
export interface Renewal {
  /** Up front, with the user at the command. */
  first(request: PlanRequest): Promise<ResolvedCredentials>;
  /** Later: a user is asked if one sits at the terminal, and it listens to us. */
  again(request: PlanRequest): Promise<ResolvedCredentials>;
  /** Seconds that must be left so that nothing is renewed. */
  readonly enoughSeconds: number;
  onTrouble(profile: string, error: CredentialError | undefined): void;
  /** Resolves when the user answers a question of {@link Renewal.again} with Ctrl-C. */
  readonly givenUp: Promise<void>;
}

/** What a command has set up before. */
export interface RenewalInput {
  readonly session: Session;
  /** What the session has said already. */
  readonly warned: Set<string>;
  /** For stderr. */
  readonly colours: Colours;
}

/** Readers ask for others from 15 minutes before the end: what they are given has more left, so that they do not ask at once again. */
const aheadSeconds = 20 * 60;

/**
 * Obtains credentials for a server: so that more is left of them than readers want, or a third of their lifetime if that is less.
 */
export function createRenewal(
  flags: CredentialFlags & { readonly "no-input": boolean },
  { session, warned, colours }: RenewalInput,
  context: AppContext,
): Renewal {
  const { home, platform } = context;
  const { minTtlSeconds: insisted, force } = cacheUse(flags);
  const minTtlSeconds: MinTtl = insisted ?? ((lifetime) => Math.min(aheadSeconds, lifetime / 3));
  // A code serves once, and what goes on beside a running program shows no progress.
  const open = (mayAsk: boolean) => {
    const later = { ...flags, "mfa-code": undefined, "no-input": flags["no-input"] || !mayAsk };
    return openSession(later, { ...context, progress: noProgress }, colours, false, warned);
  };
  const sessions = new Map<boolean, Session>();
  const tell = (lines: readonly string[]) => tellPeople(lines, context);
  const givenUp = Promise.withResolvers<void>();
  return {
    givenUp: givenUp.promise,
    enoughSeconds: typeof insisted === "number" ? insisted : aheadSeconds,
    first: (request) => session.resolver.resolve(request, { minTtlSeconds, force }),
    again(request) {
      const mayAsk = isForeground(platform);
      const known = sessions.get(mayAsk) ?? open(mayAsk);
      sessions.set(mayAsk, known);
      return known.resolver.resolve(request, { minTtlSeconds });
    },
    onTrouble(profile, error) {
      if (error?.code === "INTERRUPTED") givenUp.resolve();
      if (error === undefined) tell([`Credentials of ${profile} are renewed again.`]);
      else tell([colours.yellow(`Credentials of ${profile} cannot be renewed.`), ...errorLines(error, colours, home)]);
    },
  };
}
