/**
 * A word as it must be typed into a shell, for the commands that messages suggest. Names of profiles rarely need it.
 *
 * Double quotes mean the same to POSIX shells, PowerShell and `cmd.exe`; what they would not keep as it is is in the quotes of
 * POSIX shells.
 *
 * @public
 */
export function typedWord(word: string): string {
  if (/^[\w\p{L}\p{N}@%+=:,./-]+$/u.test(word)) return word;
  return /["$`\\!]/.test(word) ? `'${word.replaceAll("'", `'\\''`)}'` : `"${word}"`;
}

/**
 * A profile as it is typed behind a command of ours: alone, unless it would be taken for a flag.
 *
 * @public
 */
export function typedProfile(name: string): string {
  return name.startsWith("-") ? typedProfileFlag(name) : typedWord(name);
}

/**
 * A profile as it is typed behind any command, the AWS CLI's too.
 *
 * @public
 */
export function typedProfileFlag(name: string): string {
  return `--profile${name.startsWith("-") ? "=" : " "}${typedWord(name)}`;
}
