import { Secret } from "../model/secret.ts";
import type { Fault } from "../network/faults/fault.ts";

/**
 * What asking for a sign-in token came to.
 *
 * @internal
 */
export type SigninOutcome =
  | { readonly kind: "granted"; readonly token: Secret }
  | { readonly kind: "refused"; readonly fault: Fault };

/**
 * Judges an answer of the federation endpoint. Pure, so that each malformed one is a row of a table.
 *
 * The endpoint refuses with a status and a page for no one, so its words are not repeated.
 *
 * @internal
 */
export function judgeSigninAnswer(status: number, body: string): SigninOutcome {
  const token = status === 200 ? tokenOf(body) : undefined;
  if (token !== undefined) return { kind: "granted", token: new Secret(token) };
  const refused = status >= 400 && status !== 404 && status !== 407;
  return {
    kind: "refused",
    fault: {
      origin: refused ? "aws" : "garbled",
      code: refused ? `HTTP ${status}` : undefined,
      message: `HTTP ${status}`,
      status,
      requestId: undefined,
      attempts: 1,
      serverTime: undefined,
      cause: undefined,
    },
  };
}

function tokenOf(body: string): string | undefined {
  try {
    const { SigninToken: token } = JSON.parse(body) as { readonly SigninToken?: unknown };
    return typeof token === "string" && token !== "" ? token : undefined;
  } catch {
    return undefined;
  }
}
