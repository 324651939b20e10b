/** What colours and moves the cursor: an escape character, `[`, parameters, a letter. */
const ansi = new RegExp(`${String.fromCharCode(27)}\\[[0-?]*[ -/]*[@-~]`, "g");

/**
 * The end of what a program wrote to stderr, fit to stand in an error message: at most three lines and 500 characters, without
 * control characters and without anything that looks like a key or token.
 *
 * @internal
 */
export function safeTail(stderr: string): string {
  return stderr
    .replaceAll(ansi, "")
    .split(/[\r\n]+/)
    .map((line) => line.replaceAll(/\p{Cc}/gu, " ").trim())
    .filter((line) => line !== "")
    .slice(-3)
    .join(" | ")
    .replaceAll(/(?:AKIA|ASIA)[A-Z0-9]{12,}|[A-Za-z0-9+/_=-]{32,}/g, "[redacted]")
    .slice(-500);
}
