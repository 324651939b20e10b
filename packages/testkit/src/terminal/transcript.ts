import { stripVTControlCharacters } from "node:util";

/**
 * What a program has written, and who waits for which text in it.
 *
 * @internal
 */
export interface Transcript {
  append(data: string): void;
  /** Nothing more will come: whoever still waits, waits in vain. */
  end(): void;
  /** Everything so far, control sequences included. */
  text(): string;
  /** See `Terminal.waitFor`. */
  waitFor(wanted: string | RegExp, timeout: number): Promise<string>;
}

/** @internal */
export function createTranscript(): Transcript {
  const waiting = new Set<() => void>();
  let raw = "";
  let read = 0;
  let ended = false;
  const wake = (): void => {
    for (const check of waiting) {
      check();
    }
  };
  const waitFor = async (wanted: string | RegExp, timeout: number): Promise<string> => {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const fail = (why: string): void => reject(new Error(`${why} while waiting for ${String(wanted)}`));
    const check = (): void => {
      const unread = stripVTControlCharacters(raw).slice(read);
      const found = find(unread, wanted);
      if (found !== undefined) {
        read += found.end;
        waiting.delete(check);
        resolve(unread.slice(0, found.start));
      } else if (ended) {
        fail("The program has ended");
      }
    };
    const timer = setTimeout(() => fail(`${timeout} ms went by`), timeout);
    waiting.add(check);
    check();
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      waiting.delete(check);
    }
  };
  return {
    append: (data) => {
      raw += data;
      wake();
    },
    end: () => {
      ended = true;
      wake();
    },
    text: () => raw,
    waitFor,
  };
}

function find(text: string, wanted: string | RegExp): { start: number; end: number } | undefined {
  if (typeof wanted === "string") {
    const start = text.indexOf(wanted);
    return start < 0 ? undefined : { start, end: start + wanted.length };
  }
  const match = new RegExp(wanted, wanted.flags.replace(/[gy]/g, "")).exec(text);
  return match === null ? undefined : { start: match.index, end: match.index + match[0].length };
}
