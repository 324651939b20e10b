import { CredentialError } from "../../errors/credential-error.ts";
import { sizeLimits } from "../../reading/limits.ts";
import { UnfitFile } from "../../reading/unfit-file.ts";
import { isAbsent } from "./is-absent.ts";
import { readWhileBusy } from "./while-busy.ts";

/**
 * Reads one of the user's files.
 *
 * @returns `undefined` when there is none, which is fine
 * @throws {CredentialError} `FILE_UNREADABLE` when it is there and cannot be read: never "no profiles"
 * @internal
 */
export function readUserFile(path: string): string | undefined {
  try {
    return decode(path, readWhileBusy(path, { limit: sizeLimits.userFile }));
  } catch (error) {
    return absentOrThrow(path, error);
  }
}

function absentOrThrow(path: string, error: unknown): undefined {
  if (isAbsent(error)) {
    return undefined;
  }
  throw error instanceof CredentialError ? error : unreadable(path, error as NodeJS.ErrnoException);
}

function decode(path: string, bytes: Buffer): string {
  if (isUtf16(bytes)) {
    throw new CredentialError("FILE_UNREADABLE", `${path} is UTF-16, as PowerShell's > and >> write it. AWS tools read UTF-8.`, {
      file: path,
      line: 1,
      hints: [
        `Convert it in PowerShell: (Get-Content '${path}') | Set-Content -Encoding utf8NoBOM '${path}'`,
        `Convert it elsewhere: iconv -f UTF-16 -t UTF-8 '${path}' > '${path}.utf8' && mv '${path}.utf8' '${path}'`,
      ],
    });
  }
  // A byte order mark is kept: the parser says what it means to other readers.
  const text = bytes.toString("utf8");
  // Bad bytes become this character, which a file may also hold itself. Only then is the slower, strict decoder needed.
  if (!text.includes("\ufffd")) return text;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    const line = lineOfFirstBadByte(bytes);
    throw new CredentialError("FILE_UNREADABLE", `${path} is not UTF-8: line ${line} holds other bytes.`, {
      file: path,
      line,
      cause,
      hints: [`Save it as UTF-8, e.g. with: iconv -f ISO-8859-1 -t UTF-8 ${path}`],
    });
  }
}

/** UTF-16 with its byte order mark, either way round. */
function isUtf16([first, second]: Buffer): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

function unreadable(path: string, error: NodeJS.ErrnoException | UnfitFile): CredentialError {
  if (error instanceof UnfitFile) {
    return new CredentialError("FILE_UNREADABLE", `${path} ${error.is}.`, {
      file: path,
      cause: error,
      hints: ["Move it, or set AWS_CONFIG_FILE or AWS_SHARED_CREDENTIALS_FILE to the right file."],
    });
  }
  const said: Readonly<Record<string, readonly [string, string]>> = {
    EACCES: [`You may not read ${path}.`, `Give yourself the right: chmod u+r ${path}`],
    EPERM: [`You may not read ${path}.`, `Look at its owner and mode: ls -l ${path}`],
    ELOOP: [`${path} is a link that leads round in a circle.`, `Look where it leads: ls -l ${path}`],
  };
  const [message, hint] = said[error.code ?? ""] ?? [
    `${path} cannot be read (${error.code ?? "unknown fault"}).`,
    `Look at it: ls -l ${path}`,
  ];
  return new CredentialError("FILE_UNREADABLE", message, { file: path, cause: error, hints: [hint] });
}

function lineOfFirstBadByte(bytes: Buffer): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const newline = bytes.indexOf(0x0a, start);
    const end = newline < 0 ? bytes.length : newline;
    const part = bytes.subarray(start, end);
    if (!Buffer.from(part.toString("utf8")).equals(part)) {
      return line;
    }
    start = end + 1;
  }
  return line;
}
