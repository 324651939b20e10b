import { lstatSync, type Stats, statSync } from "node:fs";
import { CredentialError } from "../../errors/credential-error.ts";
import { typedWord } from "../../model/typed-word.ts";

/** @internal */
export interface Trust {
  /** The id of another user whose place it may be, see {@link ownerOf}. */
  readonly owner?: number | undefined;
  /** How to use another place instead, as a hint; where there is a way. */
  readonly elsewhere?: string | undefined;
}

/**
 * Makes sure that a folder is one in which only this user writes: else someone could plant credentials there, or take those that we
 * write.
 *
 * A folder that is not there is safe: we make it, 0700. A link is as safe as its target, if the link itself belongs to this user. The
 * group may write where it is the user's own (its number is the user's, as Debian and Fedora make them), because their usual umask
 * lets it. Windows has no such modes; there the profile folder's own rights protect it.
 *
 * @throws {CredentialError} `STATE_UNSAFE` with the owner, the mode, and a way out
 * @internal
 */
export function requireOwnFolder(path: string, trust: Trust = {}): void {
  if (process.platform === "win32") return;
  const link = lstatSync(path, { throwIfNoEntry: false });
  if (link === undefined) return;
  const stats = link.isSymbolicLink() ? statSync(path, { throwIfNoEntry: false }) : link;
  if (!isMine(link, trust)) throw unsafe(path, belongs(link), takeOver(path), trust);
  // What is no folder fails by itself when something is read or written there.
  if (stats === undefined || !stats.isDirectory()) return;
  requireOwn(path, stats, trust, `chmod 700 ${typedWord(path)}`);
}

/**
 * Makes sure that a file which was opened is one that only this user writes.
 *
 * @throws {CredentialError} `STATE_UNSAFE`
 * @internal
 */
export function requireOwnFile(path: string, stats: Stats, trust: Trust = {}): void {
  if (process.platform !== "win32") requireOwn(path, stats, trust, `chmod 600 ${typedWord(path)}`);
}

/**
 * Whether two people's folders are one user's: `~/.aws` may be mounted into a container from a machine where its user has another
 * number. Who owns it decides by `~/.aws/config` which programs run here, so what else that user wrote is no less trusted.
 *
 * @returns the owner of the folder; `undefined` when it is not there
 * @internal
 */
export function ownerOf(folder: string): number | undefined {
  return statSync(folder, { throwIfNoEntry: false })?.uid;
}

function requireOwn(path: string, stats: Stats, trust: Trust, remedy: string): void {
  if (!isMine(stats, trust)) throw unsafe(path, belongs(stats), takeOver(path), trust);
  const others = stats.gid === stats.uid ? 0o002 : 0o022;
  if ((stats.mode & others) !== 0) {
    throw unsafe(path, `can be changed by other users (mode ${octal(stats)})`, `Let only yourself write to it: ${remedy}`, trust);
  }
}

function isMine({ uid }: Stats, { owner }: Trust): boolean {
  return uid === process.geteuid?.() || (owner !== undefined && uid === owner);
}

function belongs(stats: Stats): string {
  return `belongs to the user with id ${stats.uid} (mode ${octal(stats)}), not to you (id ${process.geteuid?.()})`;
}

function octal({ mode }: Stats): string {
  return (mode & 0o7777).toString(8).padStart(4, "0");
}

function takeOver(path: string): string {
  return `If it should be yours, take it over: sudo chown -R "$(id -u)" ${typedWord(path)}`;
}

function unsafe(path: string, is: string, hint: string, { elsewhere }: Trust): CredentialError {
  return new CredentialError("STATE_UNSAFE", `${path} ${is}, so aws-temp neither reads nor writes there.`, {
    file: path,
    hints: elsewhere === undefined ? [hint] : [hint, elsewhere],
  });
}
