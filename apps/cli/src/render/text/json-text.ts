/** What `JSON.stringify` leaves as it is, and a terminal obeys: later control characters, and those that reverse text. */
const commands = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** A value as `--json` prints it. Its characters are exact, but those that a terminal would obey are escaped. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, (_, item: unknown) => (item === undefined ? null : item), 2);
  return `${text.replaceAll(commands, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`)}\n`;
}
