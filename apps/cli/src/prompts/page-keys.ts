import type { AppContext } from "../app-context.ts";

const arrows: Readonly<Record<string, string>> = { pageup: "up", pagedown: "down" };

/**
 * Makes PgUp and PgDn move through a list by a page: each acts as that many arrow keys, because the prompts of @inquirer know arrows only.
 *
 * @param rows - of one page
 * @returns ends it
 */
export function pageKeys(rows: number, { stdin }: Pick<AppContext, "stdin">): () => void {
  const typed = (_: unknown, key: { readonly name?: string | undefined } | undefined) => {
    const name = arrows[key?.name ?? ""];
    if (name === undefined) return;
    for (let row = 0; row < rows; row++) {
      stdin.emit("keypress", undefined, { name, sequence: "", ctrl: false, meta: false, shift: false });
    }
  };
  stdin.on("keypress", typed);
  return () => stdin.off("keypress", typed);
}
