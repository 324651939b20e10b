import { lstatSync, type Stats, statSync } from "node:fs";
import { CredentialError } from "../errors/credential-error.ts";

/**
 * Makes sure that a folder is one in which only this user writes: else somebody could plant credentials there, or take those that we
 * write.
 *
 * A folder that is not there is safe: we make it, 0700. A link is as safe as its target, if the link itself belongs to this user. The
 * group may write where it is the user's own (its number is the user's, as Debian and Fedora make them), because their usual umask
 * lets it. Windows has no such modes; there the profile folder's own rights protect it.
 *
 * @param owner - the id of another user whose folder it may be, see {@link ownerOf}
 * @throws {CredentialError} `STATE_UNSAFE` with the owner, the mode, and a way out
 * @internal
 */
export function requireOwnFolder(path: string, owner?: number): void {
  if (process.platform === "win32") return;
  const link = lstatSync(path, { throwIfNoEntry: false });
  if (link === undefined) return;
  const stats = link.isSymbolicLink() ? statSync(path, { throwIfNoEntry: false }) : link;
  if (!isMine(link, owner)) throw unsafe(path, belongs(link), takeOver(path));
  // What is no folder fails by itself when something is read or written there.
  if (stats === undefined || !stats.isDirectory()) return;
  requireOwn(path, stats, owner, `chmod 700 ${path}`);
}

/**
 * Makes sure that a file which was opened is one that only this user writes.
 *
 * @throws {CredentialError} `STATE_UNSAFE`
 * @internal
 */
export function requireOwnFile(path: string, stats: Stats, owner?: number): void {
  if (process.platform !== "win32") requireOwn(path, stats, owner, `chmod 600 ${path}`);
}

/**
 * Whether two people's folders are one person's: `~/.aws` may be mounted into a container from a machine where its user has another
 * number. Who owns it decides by `~/.aws/config` which programs run here, so what else that user wrote is no less trusted.
 *
 * @returns the owner of the folder; `undefined` when it is not there
 * @internal
 */
export function ownerOf(folder: string): number | undefined {
  return statSync(folder, { throwIfNoEntry: false })?.uid;
}

function requireOwn(path: string, stats: Stats, owner: number | undefined, remedy: string): void {
  if (!isMine(stats, owner)) throw unsafe(path, belongs(stats), takeOver(path));
  const others = stats.gid === stats.uid ? 0o002 : 0o022;
  if ((stats.mode & others) !== 0) {
    throw unsafe(path, `can be changed by other users (mode ${octal(stats)})`, `Let only yourself write to it: ${remedy}`);
  }
}

function isMine({ uid }: Stats, owner: number | undefined): boolean {
  return uid === process.geteuid?.() || (owner !== undefined && uid === owner);
}

function belongs(stats: Stats): string {
  return `belongs to the user with id ${stats.uid} (mode ${octal(stats)}), not to you (id ${process.geteuid?.()})`;
}

function octal({ mode }: Stats): string {
  return (mode & 0o7777).toString(8).padStart(4, "0");
}

function takeOver(path: string): string {
  return `If it should be yours, take it over: sudo chown -R "$(id -u)" ${path}`;
}

function unsafe(path: string, is: string, hint: string): CredentialError {
  return new CredentialError("STATE_UNSAFE", `${path} ${is}, so aws-temp neither reads nor writes there.`, {
    file: path,
    hints: [hint, "Or use another folder for aws-temp's own files: set AWS_TEMP_HOME."],
  });
}
