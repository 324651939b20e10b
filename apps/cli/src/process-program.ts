import { existsSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, delimiter, dirname, join, resolve } from "node:path";
import { CredentialError } from "@aws-temp/core";
import type { AppContext } from "./app-context.ts";
import { isExecutable } from "./is-executable.ts";

const name = "aws-temp-credential-process";

/**
 * Where `aws-temp-credential-process` is: beside this program, where one installation has put both, else on the search path.
 *
 * @param named - the path that was given instead
 * @returns the program with its first arguments, absolute: an SDK may start it from anywhere
 * @throws {CredentialError} `USAGE` when there is none
 */
export function processProgram(
  named: string | undefined,
  { environment, platform }: Pick<AppContext, "environment" | "platform">,
): readonly string[] {
  const files = platform === "win32" ? [`${name}.exe`, `${name}.cmd`] : [name];
  const folders = (environment["PATH"] ?? environment["Path"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const candidates =
    named === undefined
      ? [...besides(files), ...folders.flatMap((folder) => files.map((file) => join(folder, file)))]
      : [resolve(named)];
  const found = candidates.find(isExecutable);
  const script = found === undefined && named === undefined ? ownScript() : undefined;
  if (found !== undefined) return [resolve(found)];
  if (script !== undefined) return platform === "win32" ? [process.execPath, script] : [script];
  throw new CredentialError("USAGE", named === undefined ? `There is no ${name} here.` : `${named} is no program.`, {
    hints: [`Install it: npm install --global @aws-temp/credential-process`, "Or pass its path: --program PATH"],
  });
}

/** An executable is beside its sister, a script of npm beside the links to both. */
function besides(files: readonly string[]): string[] {
  const own = basename(process.execPath).startsWith("aws-temp") ? process.execPath : (process.argv[1] ?? "");
  return own === "" ? [] : files.map((file) => join(dirname(own), file));
}

function ownScript(): string | undefined {
  const own = process.argv[1];
  if (own === undefined || !existsSync(own)) return undefined;
  const root = realpathSync(own);
  try {
    const found = createRequire(root).resolve("@aws-temp/credential-process/bin/run.js");
    return existsSync(found) ? found : undefined;
  } catch {
    const sister = join(dirname(root), "..", "..", "credential-process", "bin", "run.js");
    return existsSync(sister) ? sister : undefined;
  }
}
