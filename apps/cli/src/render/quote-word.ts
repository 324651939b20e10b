/**
 * A word as it must be typed into a shell, for the commands that messages suggest. Names of profiles rarely need it.
 *
 * @param platform - on Windows double quotes are used, which both cmd.exe and PowerShell understand
 */
export function quoteWord(word: string, platform: NodeJS.Platform): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
  return platform === "win32" ? `"${word}"` : `'${word.replaceAll("'", `'\\''`)}'`;
}
