/** Control characters except the line break, and characters that reverse the direction of text, as core's gate to a terminal takes them. */
const commands = /(?!\n)\p{Cc}|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/**
 * The one gate to the job's log and summary: text that may come from outside, without what a terminal or the runner obeys.
 *
 * The runner takes a line that begins with `::` for a command, and `##[` for one wherever it is. U+FFFD before them ends that, and
 * the reader sees that something was there. Written here again, because the cleanup loads nothing of core.
 */
export function logText(text: string): string {
  return text
    .replaceAll(commands, "\ufffd")
    .replaceAll(/^(\s*)::/gm, "$1\ufffd::")
    .replaceAll("##[", "##\ufffd[");
}
