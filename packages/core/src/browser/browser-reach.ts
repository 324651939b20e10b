import type { Environment } from "../ports/environment.ts";

/**
 * Where this process runs, as far as browsers are concerned.
 *
 * @internal
 */
export interface Surroundings {
  readonly environment: Environment;
  /** As Node's `process.platform` names it. */
  readonly platform: string;
  readonly inContainer: boolean;
}

/**
 * What a browser can do for this process.
 *
 * @public
 */
export interface BrowserReach {
  /** A browser can probably be opened from here. */
  readonly canOpen: boolean;
  /** The user's browser can probably reach 127.0.0.1 of this process. */
  readonly canReturn: boolean;
  /** Why not, as the end of a sentence: `this is an SSH session`. */
  readonly reason: string | undefined;
}

/** Machines in the cloud with a terminal in the user's browser. */
const remoteShells: readonly (readonly [variable: string, name: string])[] = [
  ["CODESPACES", "a GitHub codespace"],
  ["GITPOD_WORKSPACE_ID", "a Gitpod workspace"],
  ["C9_PID", "AWS Cloud9"],
];

/**
 * Guesses whether a browser can be opened, and whether it would find the way back to this machine.
 *
 * `BROWSER` counts as a browser wherever it is set: remote editors set it to a helper that opens the page at the user's own
 * machine, from which there is no way back to 127.0.0.1 of this one.
 *
 * @internal
 */
export function browserReach({ environment, platform, inContainer }: Surroundings): BrowserReach {
  const has = (...names: readonly string[]) => names.some((name) => (environment[name] ?? "") !== "");
  const named = has("BROWSER");
  const away = (reason: string): BrowserReach => ({ canOpen: named, canReturn: false, reason });
  const remote = remoteShells.find(([variable]) => has(variable));
  if (has("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY")) return away("this is an SSH session");
  if (remote !== undefined) return away(`this is ${remote[1]}`);
  if (environment["AWS_EXECUTION_ENV"] === "CloudShell") return away("this is AWS CloudShell");
  if (has("REMOTE_CONTAINERS")) return away("this is a container");
  // In any other container a browser is there because someone put it there: the user named one, or gave it a display.
  if (!named && !has("DISPLAY", "WAYLAND_DISPLAY") && (inContainer || has("KUBERNETES_SERVICE_HOST", "container"))) {
    return away("this is a container");
  }
  if (platform === "darwin" || platform === "win32" || named || has("DISPLAY", "WAYLAND_DISPLAY")) {
    return { canOpen: true, canReturn: true, reason: undefined };
  }
  if (has("WSL_DISTRO_NAME", "WSL_INTEROP")) {
    // With interop, Windows opens its own browser, and forwards 127.0.0.1 to Linux.
    return has("WSL_INTEROP")
      ? { canOpen: true, canReturn: true, reason: undefined }
      : { canOpen: false, canReturn: false, reason: "this is WSL without a browser" };
  }
  return { canOpen: false, canReturn: false, reason: "there is no display" };
}
