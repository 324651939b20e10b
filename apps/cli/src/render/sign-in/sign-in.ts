import type { SignInNotice } from "@aws-temp/core/sso";
import type { Colours } from "../text/colours.ts";
import { describeExpiry } from "../text/moment.ts";

/**
 * What a user is shown who has to sign in: always the address or the code, so that they can compare it with the browser's.
 *
 * @param now - milliseconds since the epoch
 */
export function signInLines(notice: SignInNotice, colours: Colours, now: number): string[] {
  const address = (url: string) => `  ${colours.cyan(url)}`;
  if (notice.kind === "device-code") {
    const { userCode, url, urlWithCode, opened, expiresAt } = notice;
    return [
      opened ? "The browser shows a code. Go on there only if it is this one:" : "Sign in with this code:",
      "",
      `  ${colours.bold(userCode)}`,
      "",
      opened ? "Should no page have opened, open this one:" : "Open this page in a browser on any machine, and compare the code:",
      address(urlWithCode ?? url),
      ...(urlWithCode === undefined ? [] : [colours.dim(`or type the code at ${url}`)]),
      `The code is valid until ${describeExpiry(expiresAt, now)}.`,
    ];
  }
  const { url, opened, mayPaste, pastes = "address", identity } = notice;
  const as = identity === undefined ? "" : ` as ${identity}`;
  return [
    opened ? `Sign in${as} in the browser. It was opened at:` : `To sign in${as}, open this address in a browser:`,
    address(url),
    ...(pastes === "code" ? ["The last page shows a code. Copy it, and paste it here."] : []),
    ...(mayPaste && pastes === "address"
      ? ["If the browser cannot come back to this machine, paste the address on which it ended."]
      : []),
  ];
}
