import type { Secret } from "../model/secret.ts";
import type { Logger } from "../ports/logger.ts";
import type { AbortSignalLike, SignInUi } from "../ports/sign-in-ui.ts";
import type { Wait } from "../ports/wait.ts";
import { type Callback, judgePasted } from "./callback.ts";
import type { CallbackListener } from "./callback-listener.ts";

/** Someone who pastes the wrong thing so often is a program. */
const mostPastes = 5;

/**
 * What a user pastes who carries the answer over by hand, and what is said when it is something else.
 *
 * @internal
 */
export interface Pasting {
  readonly judge: (text: string, state: Secret) => Callback;
  /** A sentence: it holds no code. */
  readonly otherwise: string;
  /** A sentence: it belongs to another sign-in. */
  readonly foreign: string;
}

const pastedAddress: Pasting = {
  judge: judgePasted,
  otherwise: "That is not the address on which the browser ended: it holds no code. Copy the whole address.",
  foreign: "That address belongs to another sign-in. Copy the one that this sign-in ended on.",
};

/** @internal */
export interface AwaitCallbackInput {
  /** `undefined` when the browser cannot come back by itself. */
  readonly listener: Pick<CallbackListener, "received"> | undefined;
  readonly state: Secret;
  /** Default: the address on which the browser ended. */
  readonly pasting?: Pasting | undefined;
  readonly timeoutMs: number;
  /** Aborts when the user gives up. */
  readonly signal: AbortSignalLike | undefined;
}

/** @internal */
export interface AwaitCallbackDeps {
  readonly ui: SignInUi;
  readonly wait: Wait;
  readonly logger: Logger;
}

/**
 * Waits for what comes first: the browser, an address pasted by the user, the end of the time, or the user giving up.
 *
 * @internal
 */
export async function awaitCallback(
  input: AwaitCallbackInput,
  deps: AwaitCallbackDeps,
): Promise<Callback | { readonly kind: "timed-out" | "given-up" }> {
  const { listener, signal } = input;
  const over = new AbortController();
  const givenUp = Promise.withResolvers<{ readonly kind: "given-up" }>();
  const giveUp = () => givenUp.resolve({ kind: "given-up" });
  if (signal?.aborted) {
    return { kind: "given-up" };
  }
  signal?.addEventListener("abort", giveUp, { once: true });
  try {
    return await Promise.race([
      ...(listener === undefined ? [] : [listener.received]),
      pasted(input, over.signal, deps),
      deps.wait(input.timeoutMs, over.signal).then(() => ({ kind: "timed-out" }) as const),
      givenUp.promise,
    ]);
  } finally {
    signal?.removeEventListener("abort", giveUp);
    over.abort();
  }
}

/** Without a usable paste the others in the race decide; where there is no listener, nothing else can come. */
async function pasted(
  { listener, state, pasting = pastedAddress }: AwaitCallbackInput,
  over: AbortSignal,
  { ui, logger }: AwaitCallbackDeps,
): Promise<Callback | { readonly kind: "given-up" }> {
  for (let paste = 0; ui.pasted !== undefined && paste < mostPastes && !over.aborted; paste++) {
    // Rejects when the race is over, or when the terminal is gone.
    const text = await ui.pasted(over).catch(() => undefined);
    if (text === undefined || over.aborted) {
      break;
    }
    const callback = pasting.judge(text, state);
    if (callback.kind === "code" || callback.kind === "refused") {
      return callback;
    }
    logger.warn(callback.kind === "empty" ? pasting.otherwise : pasting.foreign);
  }
  return listener === undefined ? { kind: "given-up" } : await new Promise<never>(() => undefined);
}
