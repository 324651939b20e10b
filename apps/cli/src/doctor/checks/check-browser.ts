import { found } from "../finding-table.ts";
import type { Check } from "../found.ts";

/** Whether a sign-in can open a browser. None is opened. */
export const checkBrowser: Check = async ({ checkUp, environment }) => {
  const { canOpen, canReturn, reason } = await checkUp.browser();
  const named = environment["BROWSER"];
  if (!canOpen) {
    const why = reason === undefined ? "" : `, as ${reason}`;
    return [found("no-browser", { message: `No browser can be opened from here${why}; sign-ins show a code or an address.` })];
  }
  const which = named ? "The browser that BROWSER names" : "The system's browser";
  const back = canReturn ? "" : `, but may find no way back, as ${reason}: sign-ins go with a code`;
  return [found("browser", { message: `${which} can be opened for a sign-in${back}.` })];
};
