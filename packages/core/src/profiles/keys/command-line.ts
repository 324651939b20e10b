import { CredentialError } from "../../errors/credential-error.ts";

/**
 * Writes a command for `credential_process`, so that every reader finds the same words: Python's `shlex` (the AWS CLI, boto3), the
 * POSIX shell, or `cmd.exe` (the other SDKs).
 *
 * @param platform - as Node spells it; `win32` for `cmd.exe` and botocore's own splitter there
 * @throws {CredentialError} `INVALID_VALUE` for a word that they would take differently however it is quoted
 * @public
 */
export function writeCommandLine(words: readonly string[], platform: string): string {
  return words.map((word) => quote(word, platform === "win32")).join(" ");
}

function quote(word: string, windows: boolean): string {
  if (windows ? /^[\w@+=:,./\\-]+$/.test(word) : /^[\w@+=:,./-]+$/.test(word)) return word;
  // An SDK that cuts comments off cuts them off inside of quotes, too.
  if (/\p{Cc}|\s[#;]/u.test(word)) throw cannot(word);
  if (windows) {
    if (/["%!^]|\\$/.test(word)) throw cannot(word);
    return `"${word}"`;
  }
  if (!/["$`\\!]/.test(word)) return `"${word}"`;
  if (!word.includes("'")) return `'${word}'`;
  throw cannot(word);
}

function cannot(word: string): CredentialError {
  return new CredentialError(
    "INVALID_VALUE",
    `credential_process cannot hold ${JSON.stringify(word)}: its readers would differ.`,
    {
      hints: ["Use a path or a name without quotes, control characters, and # or ; after a space."],
    },
  );
}
