import { chmod, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { isAbsent } from "../../store/files/is-absent.ts";

/**
 * A file or folder of the user's that others may read or write.
 *
 * @public
 */
export interface OpenFile {
  readonly kind: "folder" | "config" | "secret";
  readonly path: string;
  /** Permission bits as they are, and as they should be. */
  readonly mode: number;
  readonly wanted: number;
  readonly othersMayWrite: boolean;
  mend(): Promise<void>;
}

/** Where to look. @internal */
export interface UserPlaces {
  /** `~/.aws`. */
  readonly folder: string;
  readonly configFile: string;
  /** Files with secrets in them, and folders that hold nothing else. */
  readonly secretFiles: readonly string[];
  readonly secretFolders: readonly string[];
}

/**
 * The user's files for AWS that are open to others. On Windows none: there modes say nothing.
 *
 * @throws the error of the operating system when a folder is there and cannot be read
 * @internal
 */
export async function openFiles({ folder, configFile, secretFiles, secretFolders }: UserPlaces): Promise<readonly OpenFile[]> {
  if (process.platform === "win32") return [];
  const kept = await Promise.all(secretFolders.map(filesIn));
  const found = await Promise.all([
    look("folder", folder, 0o700),
    look("config", configFile, 0o600),
    ...[...secretFiles, ...kept.flat()].map((file) => look("secret", file, 0o600)),
  ]);
  return found.filter((each) => each !== undefined);
}

async function look(kind: OpenFile["kind"], path: string, wanted: number): Promise<OpenFile | undefined> {
  const stats = await stat(path).catch(() => undefined);
  // A device, a FIFO or a folder in the place of a file keeps its mode: it is not ours to change.
  const found = (kind === "folder" ? stats?.isDirectory() : stats?.isFile()) ? stats : undefined;
  const mode = (found?.mode ?? 0) & 0o777;
  if ((mode & 0o077) === 0) return undefined;
  // What the owner may not do stays so.
  const mend = () => chmod(path, mode & wanted);
  return { kind, path, mode, wanted: mode & wanted, othersMayWrite: (mode & 0o022) !== 0, mend };
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    if (isAbsent(error)) return [];
    throw error;
  });
  return entries.filter((entry) => entry.isFile() && entry.name.endsWith(".json")).map(({ name }) => join(folder, name));
}
