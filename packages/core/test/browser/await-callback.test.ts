import { describe, expect, it } from "vitest";
import { awaitCallback, type Pasting } from "../../src/browser/await-callback.ts";
import type { Callback } from "../../src/browser/callback.ts";
import { Secret } from "../../src/model/secret.ts";
import type { SignInUi } from "../../src/ports/sign-in-ui.ts";
import type { Wait } from "../../src/ports/wait.ts";

const never = new Promise<never>(() => undefined);
const untilAborted: Wait = (_, signal) =>
  new Promise((_, reject) => signal?.addEventListener("abort", () => reject(new Error("aborted"))));

interface Told {
  /** `null`: there is no listener. */
  readonly received?: Promise<Callback> | null;
  readonly pasting?: Pasting;
  readonly pastes?: readonly string[];
  readonly wait?: Wait;
  readonly signal?: AbortSignal;
}

function run({ received = never, pastes, pasting, wait = untilAborted, signal }: Told) {
  const warnings: string[] = [];
  const left = [...(pastes ?? [])];
  let over: AbortSignal | undefined;
  const ui: SignInUi = {
    open: async () => true,
    show: () => undefined,
    pasted:
      pastes &&
      (async (aborts) => {
        over = aborts as AbortSignal;
        return left.shift() ?? (await never);
      }),
  };
  const logger = { warn: (message: string) => void warnings.push(message), progress: () => undefined };
  const listener = received === null ? undefined : { received };
  const input = { listener, state: new Secret("st"), pasting, timeoutMs: 600_000, signal };
  return { callback: awaitCallback(input, { ui, wait, logger }), warnings, pastingOver: () => over?.aborted, left };
}

describe("awaitCallback", () => {
  it("takes what the browser brings, and stops asking for a paste", async () => {
    const { callback, pastingOver } = run({ received: Promise.resolve({ kind: "wrong-state" }), pastes: [] });
    expect(await callback).toEqual({ kind: "wrong-state" });
    expect(pastingOver()).toBe(true);
  });

  it("takes a pasted address", async () => {
    const { callback } = run({ pastes: ["http://127.0.0.1:1/oauth/callback?code=c&state=st"] });
    expect(await callback).toMatchObject({ kind: "code" });
  });

  it("asks again after a paste that is of no use, and says why", async () => {
    const { callback, warnings } = run({ pastes: ["hello", "127.0.0.1/?code=c&state=old", "127.0.0.1/?code=c&state=st"] });
    expect(await callback).toMatchObject({ kind: "code" });
    expect(warnings).toHaveLength(2);
  });

  it("does not ask for ever", async () => {
    const giveUp = new AbortController();
    const { callback, warnings } = run({ pastes: Array(50).fill(""), signal: giveUp.signal });
    // The pastes are all taken in the same turn of the loop as the next macrotask comes after them.
    setImmediate(() => giveUp.abort());
    expect(await callback).toEqual({ kind: "given-up" });
    expect(warnings).toHaveLength(5);
  });

  it("takes what the service shows instead of an address, where it shows something else", async () => {
    const pasting: Pasting = {
      judge: (text) => (text === "ABC" ? { kind: "code", code: new Secret(text) } : { kind: "empty" }),
      otherwise: "No code.",
      foreign: "Not this one.",
    };
    const { callback, warnings } = run({ received: null, pastes: ["xyz", "ABC"], pasting });
    expect(await callback).toMatchObject({ kind: "code" });
    expect(warnings).toEqual(["No code."]);
  });

  it("is given up when nothing can be pasted any more and the browser cannot come back", async () => {
    expect(await run({ received: null, pastes: Array(50).fill("") }).callback).toEqual({ kind: "given-up" });
    expect(await run({ received: null }).callback).toEqual({ kind: "given-up" });
  });

  it("ends when the time is over", async () => {
    let asked = 0;
    const { callback } = run({
      pastes: [],
      wait: async (ms) => {
        asked = ms;
      },
    });
    expect(await callback).toEqual({ kind: "timed-out" });
    expect(asked).toBe(600_000);
  });

  it("ends when the user gives up, before or while waiting", async () => {
    const giveUp = new AbortController();
    const { callback } = run({ signal: giveUp.signal });
    giveUp.abort();
    expect(await callback).toEqual({ kind: "given-up" });
    expect(await run({ signal: giveUp.signal }).callback).toEqual({ kind: "given-up" });
  });
});
