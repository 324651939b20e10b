import { readdirSync, readFileSync } from "node:fs";

/**
 * The command lines of all programs that this test run starts while it is watched.
 *
 * @public
 */
export interface ArgumentWatch extends Disposable {
  /** Whether this platform can be watched: Linux only. Elsewhere nothing is ever seen. */
  readonly watching: boolean;
  /** Every command line seen so far, its arguments separated by spaces, each once. */
  commandLines(): string[];
}

/** Milliseconds between two looks: no program that does anything of note is over sooner. */
const interval = 2;

/**
 * Watches the arguments of this process's children and of theirs, as any other user of the machine could, to catch secrets on
 * command lines. A program that lives for less than two milliseconds may be missed.
 *
 * @public
 */
export function watchArguments(): ArgumentWatch {
  const seen = new Set<string>();
  const watching = process.platform === "linux";
  const look = (): void => {
    for (const pid of descendants(process.pid)) {
      const line = readIfThere(`/proc/${pid}/cmdline`).replaceAll("\0", " ").trim();
      if (line !== "") {
        seen.add(line);
      }
    }
  };
  const timer = watching ? setInterval(look, interval) : undefined;
  return { watching, commandLines: () => [...seen], [Symbol.dispose]: () => clearInterval(timer) };
}

/** A child belongs to the thread that started it. */
function descendants(pid: number): number[] {
  const threads = listIfThere(`/proc/${pid}/task`);
  const children = threads.flatMap((thread) => readIfThere(`/proc/${pid}/task/${thread}/children`).split(" "));
  return children.filter((child) => child !== "").flatMap((child) => [Number(child), ...descendants(Number(child))]);
}

/** Processes end while they are looked at; what else goes wrong with `/proc` comes to the same: nothing to see. */
function readIfThere(file: string): string {
  try {
    return readFileSync(file, "latin1");
  } catch {
    return "";
  }
}

function listIfThere(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
