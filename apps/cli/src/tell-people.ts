import type { AppContext } from "./app-context.ts";
import { shownLines } from "./render/text/shown-lines.ts";

/** Writes lines for people to stderr, and keeps the progress line out of their way. */
export function tellPeople(lines: readonly string[], { progress, stderr }: Pick<AppContext, "progress" | "stderr">): void {
  progress.aside(() => stderr.write(shownLines(lines, stderr)));
}
