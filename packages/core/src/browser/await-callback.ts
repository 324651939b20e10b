import type { Secret } from "../model/secret.ts";
import type { Logger } from "../ports/logger.ts";
import type { AbortSignalLike, SignInUi } from "../ports/sign-in-ui.ts";
import type { Wait } from "../ports/wait.ts";
import { type Callback, judgePasted } from "./callback.ts";
import type { CallbackListener } from "./callback-listener.ts";

/** Somebody who pastes the wrong thing so often is a program. */
const mostPastes = 5;

/** @internal */
export interface AwaitCallbackInput {
  readonly listener: Pick<CallbackListener, "received">;
  readonly state: Secret;
  readonly timeoutMs: number;
  /** Aborts when the person gives up. */
  readonly signal: AbortSignalLike | undefined;
}

/** @internal */
export interface AwaitCallbackDeps {
  readonly ui: SignInUi;
  readonly wait: Wait;
  readonly logger: Logger;
}

/**
 * Waits for what comes first: the browser, an address pasted by the person, the end of the time, or the person giving up.
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
      listener.received,
      pasted(input, over.signal, deps),
      deps.wait(input.timeoutMs, over.signal).then(() => ({ kind: "timed-out" }) as const),
      givenUp.promise,
    ]);
  } finally {
    signal?.removeEventListener("abort", giveUp);
    over.abort();
  }
}

/** Never settles without a usable address: the others in the race decide then. */
async function pasted({ state }: AwaitCallbackInput, over: AbortSignal, { ui, logger }: AwaitCallbackDeps): Promise<Callback> {
  for (let paste = 0; ui.pasted !== undefined && paste < mostPastes && !over.aborted; paste++) {
    // Rejects when the race is over, or when the terminal is gone.
    const text = await ui.pasted(over).catch(() => undefined);
    if (text === undefined || over.aborted) {
      break;
    }
    const callback = judgePasted(text, state);
    if (callback.kind === "code" || callback.kind === "refused") {
      return callback;
    }
    logger.warn(
      callback.kind === "empty"
        ? "That is not the address on which the browser ended: it holds no code. Copy the whole address."
        : "That address belongs to another sign-in. Copy the one that this sign-in ended on.",
    );
  }
  return await new Promise<never>(() => undefined);
}
