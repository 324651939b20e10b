import { heldCredentials, homeFrom, userNameFrom } from "@aws-temp/core/internal/cached";
import type { AppContext } from "./app-context.ts";

const harmless = new Set(["--no-color", "--no-input"]);

/**
 * `aws-temp status --prompt`, without loading what everything else needs: a shell waits for it each time it shows its prompt.
 *
 * @returns `undefined` for every other command line
 */
export function heldPrompt(argv: readonly string[], environment: NodeJS.ProcessEnv): string | undefined {
  const [command, ...flags] = argv;
  if (command !== "status" || !flags.includes("--prompt")) return undefined;
  if (flags.some((flag) => flag !== "--prompt" && !harmless.has(flag))) return undefined;
  return promptOf({ environment, home: homeFrom(environment), userName: userNameFrom(environment), clock: Date.now });
}

/** What this shell holds, as one line: `dev 42m`. Empty when it holds nothing. */
export function promptOf(deps: Pick<AppContext, "environment" | "home" | "userName" | "clock">): string {
  const held = heldCredentials(deps);
  if (held === undefined) return "";
  const { profile = "env", expiration } = held;
  const left = expiration === undefined ? "" : ` ${shortTime(Math.floor((expiration.getTime() - deps.clock()) / 1000))}`;
  return `${plain(profile)}${left}\n`;
}

/** `42m`, `3h5m`, `2d` */
function shortTime(seconds: number): string {
  if (seconds <= 0) return "expired";
  const minutes = Math.floor(seconds / 60);
  if (minutes < 1) return "<1m";
  if (minutes < 60) return `${minutes}m`;
  const hours = Math.floor(minutes / 60);
  return hours >= 24 ? `${Math.floor(hours / 24)}d` : `${hours}h${minutes % 60 === 0 ? "" : `${minutes % 60}m`}`;
}

/** A shell shows its prompt as it comes, and some run what they find there: a name is letters, digits and a few signs, or is masked. */
function plain(name: string): string {
  return name.replaceAll(/[^\p{L}\p{N}_.@/+:=, -]/gu, "?");
}
