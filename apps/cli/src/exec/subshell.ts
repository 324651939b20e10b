import { detectShell } from "@aws-temp/core/formats";
import type { AppContext } from "../app-context.ts";

/** The shell that `exec` starts when no command is given: `$SHELL`; on Windows the one that is being used, as far as that shows. */
export function subshell({ environment, platform }: Pick<AppContext, "environment" | "platform">): readonly [string] {
  if (platform !== "win32") return [environment["SHELL"] || "/bin/sh"];
  if (detectShell({ environment, platform }) === "powershell") {
    // Only PowerShell 6 and later say where they came from.
    return [environment["POWERSHELL_DISTRIBUTION_CHANNEL"] ? "pwsh.exe" : "powershell.exe"];
  }
  return [environment["ComSpec"] || environment["COMSPEC"] || "cmd.exe"];
}
