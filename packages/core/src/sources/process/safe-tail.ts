import { printableLine } from "../../model/printable.ts";

/** What colours and moves the cursor: an escape character, `[`, parameters, a letter. */
const ansi = new RegExp(`${String.fromCharCode(27)}\\[[0-?]*[ -/]*[@-~]`, "g");

/** What is behind a name of a secret, as a variable, a JSON document or a query has it: `password=…`, `"SecretAccessKey": "…"`. */
const named =
  /((?:secret|password|passwd|passphrase|token|credential)[\w-]*(?:=|["']\s*[:=]\s*))(?:"[^"]*"|'[^']*'|[^\s"',;&}]+)/gi;

/** Who is asked for in an address: `https://user:password@host`. */
const userInfo = /(?<=:\/\/)[^\s/@]+(?=@)/g;

const longest = 500;

/**
 * The end of what a program wrote to stderr, fit to stand in an error message: at most three lines and 500 characters, without
 * control characters and without anything that looks like a key or token.
 *
 * @public
 */
export function safeTail(stderr: string): string {
  const tail = stderr
    .replaceAll(ansi, "")
    .split(/[\r\n]+/)
    .map((line) => printableLine(line.replaceAll("\t", " ").trim()))
    .filter((line) => line !== "")
    .slice(-3)
    .join(" | ")
    .replaceAll(named, "$1[redacted]")
    .replaceAll(userInfo, "[redacted]")
    .replaceAll(/(?:AKIA|ASIA)[A-Z0-9]{12,}|[A-Za-z0-9+/_=-]{32,}/g, "[redacted]");
  return tail.length > longest ? `…${tail.slice(1 - longest)}` : tail;
}
