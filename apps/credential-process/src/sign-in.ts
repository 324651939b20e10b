import type { Environment, ResolverDeps } from "@aws-temp/core";
import { openBrowser } from "./open-browser.ts";
import { openTerminal } from "./prompts/terminal.ts";

/**
 * How a user signs in: in their browser, and only where `--allow-login` says that one may be opened. Without it core is given no
 * way to, and ends with `SIGN_IN_NEEDED`.
 */
export function signInDeps(allowLogin: boolean, environment: Environment): Pick<ResolverDeps, "signInUi" | "signIn"> {
  if (!allowLogin) return {};
  return {
    signInUi: {
      open: (url) => openBrowser(url, environment),
      show(notice) {
        const terminal = openTerminal();
        if (terminal === undefined) return;
        const code = notice.kind === "device-code" ? ` and compare the code ${notice.userCode}` : "";
        terminal.say(`To sign in, open ${notice.url}${code}`);
        terminal.write("\r\n");
        terminal.close();
      },
    },
  };
}
