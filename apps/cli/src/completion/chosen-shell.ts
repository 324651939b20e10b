import { CredentialError } from "@aws-temp/core";
import { describeFormat } from "@aws-temp/core/formats";
import type { AppContext } from "../app-context.ts";
import { parentProgram, shellFormat } from "../shell-format.ts";
import { type CompletionShell, completionShells } from "./print-candidates.ts";

const bare = ["elvish", "tcsh", "xonsh", "cmd"] as const;

/**
 * The shell that was named, else the one that runs the command.
 *
 * @throws {CredentialError} `USAGE` when there is no script for it, or it cannot be detected
 */
export function chosenShell(named: string | undefined, context: Pick<AppContext, "environment" | "platform">): CompletionShell {
  const known = (name: string | undefined) => completionShells.find((shell) => shell === name);
  const login = context.environment["SHELL"]?.split("/").at(-1);
  const format = shellFormat(context);
  const scripted = known(named ?? parentProgram(context.platform)) ?? known(format);
  if (scripted !== undefined) return scripted;
  const without = bare.find((shell) => shell === (named ?? format));
  const loginShell = without === undefined ? known(login) : undefined;
  if (loginShell !== undefined) return loginShell;
  const list = completionShells.join(", ");
  if (without === undefined) {
    throw new CredentialError("USAGE", "Could not detect your shell.", { hints: [`Add its name to the command: ${list}`] });
  }
  throw new CredentialError("USAGE", `There is no awst and no completion for ${without}.`, {
    hints: [
      `Use in ${without}: ${describeFormat(without).mediaHint.replace("COMMAND", () => "aws-temp export NAME")}`,
      `Or add the name of another shell to the command: ${list}`,
    ],
  });
}
