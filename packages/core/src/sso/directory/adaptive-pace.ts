import type { Clock } from "../../ports/clock.ts";
import type { Wait } from "../../ports/wait.ts";

/** Milliseconds over which it is counted what is asked and granted … */
const span = 1000;
/** … and the least over which anything is concluded, at the beginning. */
const glance = 200;
/** What is left of the pace after a refusal. */
const cut = 0.7;
/** By how much the pace grows in a second: near the pace that was refused within the last second, and elsewhere. */
const careful = 1.1;
const bold = 2;
const near = 0.8;
const recent = 1000;
/** Requests a second; slower, no one waits any longer. */
const slowest = 0.5;

/**
 * Starts requests as fast as a service allows, without knowing how fast that is.
 *
 * @internal
 */
export interface Pace {
  /** Resolves when one more request may start, with the time at which it does. One after the other. */
  turn(): Promise<number>;
  /** Tells how the request that started at that time ended. */
  report(outcome: "answered" | "throttled", startedAt: number): void;
}

/**
 * Finds the pace that a service grants. Until it refuses, everything starts at once. A refusal lowers the pace, but never below
 * what the service was just seen to grant, and the refusals of requests that were under way by then count no more; in between the
 * pace grows. So it comes to rest slightly above what is allowed: that is used up, and few requests are refused. The numbers above
 * were found by simulating services of 5 to 200 requests a second, near and far, with bursts large and small.
 *
 * @internal
 */
export function createPace({ clock, wait }: { readonly clock: Clock; readonly wait: Wait }): Pace {
  const begun = clock();
  const answers: number[] = [];
  const starts: number[] = [];
  /** Requests a second. */
  let rate = Number.POSITIVE_INFINITY;
  let grownAt = begun;
  let refusal = { rate, at: begun - 1 };
  let lastStart = Number.NEGATIVE_INFINITY;
  let line: Promise<unknown> = Promise.resolve();

  /** How many of these times there were in a second of late. */
  const perSecond = (times: number[], now: number) => {
    while ((times[0] ?? now) < now - span) times.shift();
    return (times.length * 1000) / Math.min(Math.max(now - begun, glance), span);
  };

  const start = async () => {
    if (Number.isFinite(rate)) {
      const now = clock();
      const isNear = rate > refusal.rate * near && now - refusal.at < recent;
      rate *= (isNear ? careful : bold) ** ((now - grownAt) / 1000);
      grownAt = now;
      const due = lastStart + 1000 / rate;
      if (due > now) await wait(due - now);
    }
    lastStart = clock();
    starts.push(lastStart);
    return lastStart;
  };

  return {
    turn: () => {
      const turn = line.then(start);
      line = turn;
      return turn;
    },
    report: (outcome, startedAt) => {
      const now = clock();
      if (outcome === "answered") {
        answers.push(now);
        return;
      }
      if (startedAt <= refusal.at) {
        return;
      }
      const granted = perSecond(answers, now);
      const asked = perSecond(starts, now);
      refusal = { rate: Math.min(rate, asked), at: now };
      rate = Math.max(Number.isFinite(rate) ? rate * cut : asked, granted, slowest);
      grownAt = now;
    },
  };
}
