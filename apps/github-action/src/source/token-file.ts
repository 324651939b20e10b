import { constants } from "node:fs";
import { lstat, open } from "node:fs/promises";
import { dirname, isAbsolute, join, relative, sep } from "node:path";
import { CredentialError, type Environment, Secret } from "@aws-temp/core";

/** Where Kubernetes mounts a token, through links of its own. */
const mountedByKubernetes = /^\/var\/run\/secrets\/[^/]+\/serviceaccount\/token$/;

/** AWS takes tokens of up to 20,000 characters. */
const largestFile = 80_000;

/**
 * Reads the token in a file, as it is: AWS sees every character of it.
 *
 * A link, or a folder that is one, is refused: whatever runs earlier in the job could let it point at another file.
 *
 * @param file - relative to the workspace, or absolute
 * @throws {CredentialError} `SOURCE_FAILED`
 * @public
 */
export async function readTokenFile(file: string, environment: Environment): Promise<Secret> {
  const path = isAbsolute(file) ? file : join(environment["GITHUB_WORKSPACE"] ?? "", file);
  if (!mountedByKubernetes.test(path)) await refuseLinks(path, environment["GITHUB_WORKSPACE"]);
  const flags = constants.O_RDONLY | (mountedByKubernetes.test(path) ? 0 : (constants.O_NOFOLLOW ?? 0));
  const handle = await open(path, flags).catch((cause: NodeJS.ErrnoException) => {
    throw cause.code === "ENOENT"
      ? failed(`Web identity token file does not exist: ${path}`, cause)
      : failed(`Web identity token file could not be read: ${path} (${cause.code})`, cause);
  });
  try {
    const stats = await handle.stat();
    if (!stats.isFile() || stats.size > largestFile) throw failed(`Web identity token file holds no token: ${path}`);
    const text = await handle.readFile("utf8");
    if (text.trim() === "") throw failed(`Web identity token file is empty: ${path}`);
    return new Secret(text);
  } finally {
    await handle.close();
  }
}

/** Every folder below the workspace, which earlier steps write to; elsewhere the folder that the file is in. */
async function refuseLinks(path: string, workspace: string | undefined): Promise<void> {
  const isLink = async (each: string) => (await lstat(each).catch(() => undefined))?.isSymbolicLink() === true;
  const inside = workspace ? relative(workspace, dirname(path)) : "..";
  const below = inside.startsWith("..") || isAbsolute(inside) ? [] : inside.split(sep).filter(Boolean);
  const folders = below.map((_, index) => join(workspace ?? "", ...below.slice(0, index + 1)));
  for (const folder of new Set([...folders, dirname(path)])) {
    if (folder !== workspace && (await isLink(folder))) throw failed(`Refusing ${path} (parent directory is a symbolic link)`);
  }
  if (await isLink(path)) throw failed(`Refusing ${path} (path is a symbolic link)`);
}

function failed(message: string, cause?: unknown): CredentialError {
  return new CredentialError("SOURCE_FAILED", message, { cause });
}
