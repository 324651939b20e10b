import { readFileSync } from "node:fs";
import { detectShell, type ExportFormat } from "@aws-temp/core/internal/cached";
import type { AppContext } from "./app-context.ts";

/** The format of the shell that started this process, as far as that can be told without starting another one. */
export function shellFormat({ environment, platform }: Pick<AppContext, "environment" | "platform">): ExportFormat {
  return detectShell({ environment, platform, parent: parentProgram(platform) });
}

/** The name of the program that started this one, where the system tells it at once. */
export function parentProgram(platform: NodeJS.Platform): string | undefined {
  if (platform !== "linux") return undefined;
  try {
    return readFileSync(`/proc/${process.ppid}/comm`, "utf8").trim();
  } catch {
    return undefined;
  }
}
