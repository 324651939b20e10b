import type { Environment } from "../ports/environment.ts";

/**
 * What says where the files are.
 *
 * @public
 */
export interface LocateInput {
  readonly environment: Environment;
  /** The home directory that the operating system names, used when the environment names none. */
  readonly home?: string | undefined;
  /** As Node spells it; `win32` writes and accepts `\` between folders. Default: `/` alone. */
  readonly platform?: string | undefined;
}

/**
 * Where the two files are; the paths need not exist.
 *
 * @public
 */
export interface FileLocations {
  readonly configFile: string;
  readonly credentialsFile: string;
  /** `~` when no one names a home directory, as in the SDKs. */
  readonly home: string;
}

/**
 * Where the two files are: `AWS_CONFIG_FILE` and `AWS_SHARED_CREDENTIALS_FILE`, else `config` and `credentials` in `~/.aws`.
 *
 * An empty variable counts as none. A `~` that is the whole first part of a path is the home directory; `~user` and `$NAME` are
 * left as they are (the AWS CLI alone expands them). Source: aws-facts.md §1.
 *
 * @public
 */
export function locateFiles({ environment, home, platform }: LocateInput): FileLocations {
  const separator = platform === "win32" ? "\\" : "/";
  const root = homeOf(environment) || home || "~";
  const fileOf = (named: string | undefined, name: string) =>
    named ? expandTilde(named, root, platform === "win32") : [root, ".aws", name].join(separator);
  return {
    configFile: fileOf(environment["AWS_CONFIG_FILE"], "config"),
    credentialsFile: fileOf(environment["AWS_SHARED_CREDENTIALS_FILE"], "credentials"),
    home: root,
  };
}

/** `HOME` first, on Windows too: the order of the SDKs. */
function homeOf(environment: Environment): string | undefined {
  const { HOME, USERPROFILE, HOMEDRIVE, HOMEPATH } = environment as Readonly<Record<HomeVariable, string | undefined>>;
  return HOME || USERPROFILE || (HOMEPATH ? `${HOMEDRIVE ?? ""}${HOMEPATH}` : undefined);
}

type HomeVariable = "HOME" | "USERPROFILE" | "HOMEDRIVE" | "HOMEPATH";

/**
 * A path whose whole first part is `~`, with the home directory in its place; any other as it is.
 *
 * @internal
 */
export function expandTilde(path: string, home: string, windows: boolean): string {
  const next = path.charAt(1);
  return path.startsWith("~") && (next === "" || next === "/" || (windows && next === "\\")) ? home + path.slice(1) : path;
}
