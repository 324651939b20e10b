import type { CompletionShell } from "../completion/print-candidates.ts";
import { completionScripts } from "../completion/scripts.ts";
import { fishAwst, fishDirectory } from "./fish.ts";
import { nushellAwst, nushellDirectory } from "./nushell.ts";
import { awst, enterDirectory } from "./posix.ts";
import { powershellAwst, powershellDirectory } from "./powershell.ts";

/** The prompt's own \`$?\` survives, and so does whatever else hangs on \`PROMPT_COMMAND\`, which may be a list. */
const bashDirectory = `${enterDirectory}_aws_temp_now() {
  TZ=UTC0 builtin printf -v now '%(%Y-%m-%dT%H:%M:%SZ)T' -1 2>/dev/null || now=
}
_aws_temp_prompt() {
  local status=$?
  _aws_temp_directory
  return $status
}
case " \${PROMPT_COMMAND[*]-} " in
  *_aws_temp_prompt*) ;;
  *) PROMPT_COMMAND="_aws_temp_prompt\${PROMPT_COMMAND:+; $PROMPT_COMMAND}" ;;
esac
`;

const zshDirectory = `${enterDirectory}zmodload zsh/datetime
_aws_temp_now() {
  TZ=UTC0 strftime -s now '%Y-%m-%dT%H:%M:%SZ' $EPOCHSECONDS
}
autoload -Uz add-zsh-hook
add-zsh-hook precmd _aws_temp_directory
`;

const parts: Readonly<Record<CompletionShell, { readonly awst: string; readonly directory: string }>> = {
  bash: { awst, directory: bashDirectory },
  zsh: { awst, directory: zshDirectory },
  fish: { awst: fishAwst, directory: fishDirectory },
  powershell: { awst: powershellAwst, directory: powershellDirectory },
  nushell: { awst: nushellAwst, directory: nushellDirectory },
};

/** What stands in a shell's start-up file, so that it evaluates the rest. */
export const startUpLines: Readonly<Record<CompletionShell, string>> = {
  bash: 'eval "$(aws-temp shell-init bash)"',
  zsh: 'eval "$(aws-temp shell-init zsh)"',
  fish: "aws-temp shell-init fish | source",
  powershell: "aws-temp shell-init powershell | Out-String | Invoke-Expression",
  nushell: "aws-temp shell-init nushell | save --force ($nu.data-dir | path join vendor autoload aws-temp.nu)",
};

/** The code that a shell evaluates at its start. */
export function shellInit(shell: CompletionShell, { directories }: { readonly directories: boolean }): string {
  const { awst: command, directory } = parts[shell];
  return [command, completionScripts[shell], ...(directories ? [directory] : [])].join("\n");
}
