import { writeFile } from "node:fs/promises";
import { join } from "node:path";

const printer = `process.stdout.write(require("node:fs").readFileSync(process.argv[2]));`;

/**
 * The words of a command that prints a file: what stands for `aws-temp export`. On POSIX `cat`, elsewhere Node.js.
 *
 * @param folder - where a script may be put
 * @internal
 */
export async function printCommand(folder: string): Promise<(file: string) => readonly string[]> {
  if (process.platform !== "win32") {
    return (file) => ["cat", file];
  }
  const script = join(folder, "print.cjs");
  await writeFile(script, printer);
  return (file) => [process.execPath, script, file];
}
