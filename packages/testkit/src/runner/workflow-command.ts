/**
 * A line that a step printed, as the runner takes it: text, or a command.
 *
 * @public
 */
export interface LogLine {
  /** `text`, or the command's name: `add-mask`, `error`, `warning`, `notice`, `debug`, `group`, `endgroup` … */
  readonly kind: string;
  /** The whole line of a text; the command's unescaped value. */
  readonly text: string;
  /** `title`, `file`, `line` … */
  readonly properties: Readonly<Record<string, string>>;
}

/** Commands that the runner has replaced by files, and refuses or warns about. */
const retired = ["set-env", "add-path", "set-output", "save-state"];

/**
 * Reads what a step printed by the rules of the runner's `ActionCommand`.
 *
 * @throws {Error} for a command that the runner no longer takes
 * @internal
 */
export function readLogLines(stdout: string): LogLine[] {
  const lines = stdout.split(/\r?\n/);
  return (lines.at(-1) === "" ? lines.slice(0, -1) : lines).map(readLogLine);
}

function readLogLine(line: string): LogLine {
  const [, name, parameters = "", value = ""] = /^\s*::([^\s:]+)(?: (.*?))?::(.*)$/.exec(line) ?? [];
  if (name === undefined) {
    return { kind: "text", text: line, properties: {} };
  }
  if (retired.includes(name)) {
    throw new Error(`The step printed the retired command ${name}.`);
  }
  const properties = parameters.split(",").flatMap((parameter): [string, string][] => {
    const [, key, text] = /^\s*([^=]+)=(.+)$/.exec(parameter) ?? [];
    return key === undefined || text === undefined ? [] : [[key, unescapeProperty(text)]];
  });
  return { kind: name, text: unescapeValue(value), properties: Object.fromEntries(properties) };
}

function unescapeValue(text: string): string {
  return text.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%");
}

function unescapeProperty(text: string): string {
  return unescapeValue(text.replaceAll("%3A", ":").replaceAll("%2C", ","));
}
