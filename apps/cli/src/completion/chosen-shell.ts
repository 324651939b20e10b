import { CredentialError } from "@aws-temp/core";
import type { AppContext } from "../app-context.ts";
import { parentProgram, shellFormat } from "../shell-format.ts";
import { type CompletionShell, completionShells } from "./print-candidates.ts";

/**
 * The shell that was named, else the one that asks.
 *
 * @throws {CredentialError} `USAGE` when that is none for which there is a script
 */
export function chosenShell(named: string | undefined, context: Pick<AppContext, "environment" | "platform">): CompletionShell {
  const known = (name: string | undefined) => completionShells.find((shell) => shell === name);
  const login = context.environment["SHELL"]?.split("/").at(-1);
  const shell = known(named ?? parentProgram(context.platform)) ?? known(shellFormat(context)) ?? known(login);
  if (shell !== undefined) return shell;
  throw new CredentialError("USAGE", "Which shell asks cannot be told.", {
    hints: [`Name it: ${completionShells.join(", ")}`],
  });
}
