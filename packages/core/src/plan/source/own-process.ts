import { splitShellWords } from "../../ini/line/shell-words.ts";
import type { Profile } from "../../profiles/profile.ts";
import { setting } from "../setting.ts";

/** The program by any of its names: a command, an executable, a script of its package, the package itself (`npx`). */
const ownProgram =
  /(?:^|[\\/:]|\b)aws-temp-credential-process(?:\.exe|\.cmd|\.ps1)?$|credential-process[\\/]bin[\\/]run\.js$|^@aws-temp\/credential-process(?:@[^/]*)?$/;
const flagsWithoutValue = new Set(["--allow-login"]);

/**
 * Whether the `credential_process` of a profile is `aws-temp-credential-process` asked for that very profile. That is no source of
 * its own: it stands for whatever else the profile says.
 *
 * @internal
 */
export function asksForItself(profile: Profile): boolean {
  const words = ownArguments(setting(profile, "credential_process"));
  return words !== undefined && (profileIn(words) ?? profile.name) === profile.name;
}

/**
 * Whether a command is `aws-temp-credential-process`.
 *
 * @internal
 */
export function isOwnProcess(command: string | undefined): boolean {
  return ownArguments(command) !== undefined;
}

/** Marks a profile as written by `configure process` where its command does not show it, being another name of the program. */
export const processMark = "aws_temp_process";

/**
 * Whether the `credential_process` of a profile was written by `configure process`.
 *
 * @internal
 */
export function hasOwnProcess({ settings }: Pick<Profile, "settings">): boolean {
  return isOwnProcess(settings.get("credential_process")) || settings.has(processMark);
}

function ownArguments(command: string | undefined): readonly string[] | undefined {
  if (command === undefined) return undefined;
  // To readers on Windows a backslash stands for itself, as between the folders of a path.
  for (const text of [command, command.replaceAll("\\", "\\\\")]) {
    const words = splitShellWords(text) ?? text.split(/\s+/);
    // The last: `npx --package` names the package before the program.
    const at = words.findLastIndex((word) => ownProgram.test(word));
    if (at >= 0) return words.slice(at + 1);
  }
  return undefined;
}

function profileIn(words: readonly string[]): string | undefined {
  let positional: string | undefined;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? "";
    const [flag, value] = word.split(/=(.*)/s);
    if (flag === "--profile" || flag === "-p") return value ?? words[at + 1];
    if (!word.startsWith("-")) positional ??= word;
    else if (value === undefined && !flagsWithoutValue.has(word)) at++;
  }
  return positional;
}
