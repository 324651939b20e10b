import { alwaysThere, fromVariables, type Reader } from "./reader.ts";

/**
 * Reads a `GITHUB_ENV` file by the rules of the Actions runner (its `SetEnvFileCommand`), which runs nowhere but in a job: a line
 * is `NAME=value`, or `NAME<<DELIMITER` with the value on the following lines until one that is the delimiter; whichever of `=` and
 * `<<` comes first decides. A line ends at `\n`, on Windows also at `\r\n`.
 *
 * @throws {Error} where the runner would fail the step
 * @public
 */
export function readGithubEnvFile(text: string, platform: NodeJS.Platform = process.platform): Record<string, string> {
  const variables: Record<string, string> = {};
  const lines = text.split(platform === "win32" ? /(\r?\n)/ : /(\n)/);
  // Every second element is the end of the line before it.
  for (let index = 0; index < lines.length; index += 2) {
    const line = lines[index] ?? "";
    const [, name, mark, rest] = /^(.*?)(=|<<)(.*)$/s.exec(line) ?? [];
    if (mark === "=") {
      variables[name ?? ""] = rest ?? "";
    } else if (name && rest) {
      const first = index + 2;
      do {
        index += 2;
        if (index >= lines.length) {
          throw new Error(`The delimiter of ${name} is missing.`);
        }
      } while (lines[index] !== rest);
      variables[name] = lines.slice(first, index - 1).join("");
    } else if (line !== "") {
      throw new Error("A line is neither NAME=value nor NAME<<DELIMITER.");
    }
  }
  return variables;
}

function runnerOn(name: string, platform: NodeJS.Platform): Reader {
  return {
    name,
    format: "github",
    find: alwaysThere,
    read: async (_, texts) => texts.map((text) => fromVariables(readGithubEnvFile(text, platform))),
  };
}

/** @internal */
export const githubReaders: readonly Reader[] = [
  runnerOn("runner's rules", "linux"),
  runnerOn("runner's rules on Windows", "win32"),
];
