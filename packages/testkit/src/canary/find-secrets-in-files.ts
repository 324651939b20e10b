import { readdir, readFile, stat } from "node:fs/promises";
import { join, relative } from "node:path";
import { type Finding, findSecrets } from "./find-secrets.ts";
import type { Secrets } from "./plant-secrets.ts";

/**
 * A file that holds a secret.
 *
 * @public
 */
export interface FileFinding extends Finding {
  /** Relative to the folder that was searched, with `/`. */
  readonly file: string;
  /** The permission bits: `0o600`. Meaningless on Windows. */
  readonly mode: number;
}

/**
 * Searches every file below a folder, so that a test can say which files may hold secrets, and with which permissions.
 *
 * @public
 */
export async function findSecretsInFiles(secrets: Secrets, folder: string): Promise<FileFinding[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const findings = await Promise.all(files.map((file) => searchFile(secrets, folder, file)));
  return findings.flat().toSorted((a, b) => (a.file < b.file ? -1 : 1));
}

async function searchFile(secrets: Secrets, folder: string, file: string): Promise<FileFinding[]> {
  const found = findSecrets(secrets, (await readFile(file)).toString("latin1"));
  if (found.length === 0) {
    return [];
  }
  const { mode } = await stat(file);
  return found.map((finding) => ({ ...finding, file: relative(folder, file).replaceAll("\\", "/"), mode: mode & 0o777 }));
}
