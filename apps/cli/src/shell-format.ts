import { readFileSync } from "node:fs";
import { detectShell, type ExportFormat } from "@aws-temp/core/cached";
import type { AppContext } from "./app-context.ts";

/** The format of the shell that started this process, as far as that can be told without starting another one. */
export function shellFormat({ environment, platform }: Pick<AppContext, "environment" | "platform">): ExportFormat {
  return detectShell({ environment, platform, parent: platform === "linux" ? parentProgram() : undefined });
}

function parentProgram(): string | undefined {
  try {
    return readFileSync(`/proc/${process.ppid}/comm`, "utf8").trim();
  } catch {
    return undefined;
  }
}
