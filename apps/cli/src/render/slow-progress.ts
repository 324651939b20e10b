import type { Progress } from "./progress.ts";

/** Milliseconds. What ends sooner needs no word. */
const patience = 1000;
/** Judging more profiles than this takes long, and nothing can be drawn meanwhile: it is announced at once. */
const many = 2000;

/** Progress of something that is usually quick: it shows after a second, with the message of that moment and all later ones. */
export function slowProgress(progress: Progress, profiles: number): { show(message: string): void; end(): void } {
  let current: string | undefined;
  let shown = profiles > many;
  const timer = setTimeout(() => {
    shown = true;
    progress.show(current);
  }, patience);
  timer.unref();
  return {
    show(message) {
      current = message;
      if (shown) progress.show(message);
    },
    end() {
      clearTimeout(timer);
      progress.show(undefined);
    },
  };
}
