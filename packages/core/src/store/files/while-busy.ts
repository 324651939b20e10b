import { type FileLimits, readRegularFile } from "../../reading/read-file.ts";

/** What Windows answers while a reader, a virus scanner or the end of a removal holds a file. Elsewhere they are final. */
const busy: readonly unknown[] = ["EACCES", "EBUSY", "EPERM"];
const pause = 10;
/** Milliseconds; a process that waits without working must be done sooner. */
const patience = 2000;
const patienceAtOnce = 200;

/** @internal */
export interface Busy {
  /** As Node spells it; `win32` alone knows files that are busy. Default: this one. */
  readonly platform?: string | undefined;
  /** Milliseconds until what the system says is believed. Default: 2000; 200 for what is done at once. */
  readonly patience?: number | undefined;
}

/**
 * Does something with a file, again and again while Windows says that another program holds it, which it also says of what may not
 * be done at all.
 *
 * @throws what `work` throws, in the end
 * @internal
 */
export async function retryWhileBusy<Result>(work: () => Promise<Result>, told: Busy = {}): Promise<Result> {
  const until = performance.now() + (told.patience ?? patience);
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error, told) || performance.now() > until) throw error;
      // Not by `node:timers/promises`: an answer from the cache would load it and never use it.
      await new Promise((resolve) => setTimeout(resolve, pause * (0.5 + Math.random())));
    }
  }
}

/**
 * Reads a file at once, as {@link retryWhileBusy}.
 *
 * @throws the error of the operating system
 * @internal
 */
export function readWhileBusy(path: string, limits: FileLimits, told: Busy = {}, read = readRegularFile): Buffer {
  const until = performance.now() + (told.patience ?? patienceAtOnce);
  for (;;) {
    try {
      return read(path, limits);
    } catch (error) {
      if (!isBusy(error, told) || performance.now() > until) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
    }
  }
}

function isBusy(error: unknown, { platform = process.platform }: Busy): boolean {
  return platform === "win32" && busy.includes((error as NodeJS.ErrnoException).code);
}
