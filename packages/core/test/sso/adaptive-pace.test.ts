import { describe, expect, it } from "vitest";
import { CredentialError } from "../../src/errors/credential-error.ts";
import type { Answered } from "../../src/sso/client/answered.ts";
import { inParallel } from "../../src/sso/directory/in-parallel.ts";
import { createPacedCalls } from "../../src/sso/directory/paced-calls.ts";

/** Time that passes only when everybody waits. */
function virtualTime() {
  let now = 0;
  const waiting: { at: number; wake: () => void }[] = [];
  return {
    clock: () => now,
    wait: (ms: number) =>
      new Promise<void>((wake) => {
        waiting.push({ at: now + ms, wake });
      }),
    run: async <Result>(work: Promise<Result>): Promise<Result> => {
      let over = false;
      const done = () => {
        over = true;
      };
      work.then(done, done);
      for (;;) {
        await new Promise((resolve) => setImmediate(resolve));
        if (over) return await work;
        const next = waiting.reduce((first, each) => (each.at < first.at ? each : first), waiting[0] as (typeof waiting)[number]);
        if (next === undefined) throw new Error("No one waits, and nothing ends.");
        waiting.splice(waiting.indexOf(next), 1);
        now = next.at;
        next.wake();
      }
    },
  };
}

interface Limit {
  /** Requests a second. */
  readonly rate: number;
  /** Requests at once after a rest. */
  readonly burst: number;
  /** A window that opens each second, instead of a bucket that fills steadily. */
  readonly window?: boolean;
  /** Whether refused requests count against the limit, too. */
  readonly strict?: boolean;
}

function limiter({ rate, burst, window = false, strict = false }: Limit, clock: () => number) {
  let tokens = burst;
  let then = 0;
  return () => {
    const now = clock();
    if (window) {
      if (Math.floor(now / 1000) > Math.floor(then / 1000)) tokens = rate;
    } else {
      tokens = Math.min(burst, tokens + ((now - then) / 1000) * rate);
    }
    then = now;
    const granted = tokens >= 1;
    if (granted || strict) tokens = Math.max(0, tokens - 1);
    return granted;
  };
}

const fault = { origin: "aws", code: "TooManyRequestsException", status: 429 } as const;
const nothing = { message: "", requestId: undefined, attempts: 1, serverTime: undefined, cause: undefined };
const throttled: Answered<never> = {
  ok: false,
  fault: { ...fault, ...nothing },
  error: new CredentialError("THROTTLED", "Too many."),
};

export async function fetchAll(requests: number, limit: Limit, latency: number) {
  const time = virtualTime();
  const grants = limiter(limit, time.clock);
  let asked = 0;
  const call = createPacedCalls(time);
  const all = inParallel(Array(requests).keys(), 16, async () => {
    const answered = await call(async (): Promise<Answered<true>> => {
      asked++;
      await time.wait(latency / 2);
      const granted = grants();
      await time.wait(latency / 2);
      return granted ? { ok: true, answer: true } : throttled;
    });
    return answered.ok;
  });
  const complete = await time.run(all);
  return { complete, seconds: time.clock() / 1000, asked };
}

describe("the pace at which a directory is read", () => {
  it.each([
    { name: "a slow service", rate: 5, burst: 5 },
    { name: "a slow service with no burst", rate: 10, burst: 1 },
    { name: "the usual service", rate: 20, burst: 20 },
    { name: "the usual service, far away", rate: 20, burst: 20, latency: 250 },
    { name: "a service that allows a large burst", rate: 20, burst: 200 },
    { name: "a fast service", rate: 100, burst: 10 },
    { name: "a fast service, far away", rate: 50, burst: 50, latency: 200 },
    { name: "a very fast service", rate: 400, burst: 40, latency: 5 },
    { name: "a service that counts by the second", rate: 50, burst: 50, window: true },
    { name: "a slow service that counts by the second", rate: 10, burst: 10, window: true },
  ])("is within 1.2 of what $name ($rate/s) allows", async ({ rate, burst, latency = 20, window = false }) => {
    const requests = 1010;
    const { complete, seconds, asked } = await fetchAll(requests, { rate, burst, window }, latency);
    const ideal = Math.max(requests - burst, 0) / rate + latency / 1000;
    expect(complete).toBe(true);
    expect(seconds / ideal).toBeLessThan(1.2);
    // Few requests are refused: no one is hammered.
    expect(asked).toBeLessThan(requests * 1.5);
  });

  it("is that of the service where it does not throttle", async () => {
    const { complete, seconds, asked } = await fetchAll(1010, { rate: 1e6, burst: 1e6 }, 100);
    expect(complete).toBe(true);
    expect(asked).toBe(1010);
    expect(seconds).toBeLessThanOrEqual((1010 / 16 + 1) * 0.1);
  });

  it("comes down for a service that counts refused requests, too", async () => {
    const { complete, asked } = await fetchAll(300, { rate: 10, burst: 10, strict: true }, 50);
    expect(complete).toBe(true);
    expect(asked).toBeLessThan(600);
  });

  it("gives up when nothing is answered for a minute", async () => {
    const { complete, seconds, asked } = await fetchAll(50, { rate: 0, burst: 20 }, 50);
    expect(complete).toBe(false);
    expect(seconds).toBeGreaterThan(60);
    expect(seconds).toBeLessThan(120);
    expect(asked).toBeLessThan(300);
  });
});
