import type { CompletionShell } from "./print-candidates.ts";

const bash = `_aws_temp_complete() {
  local line
  COMPREPLY=()
  while IFS= read -r line; do
    COMPREPLY+=("$line")
  done < <(command aws-temp autocomplete bash --line "\${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
}
complete -o bashdefault -o default -F _aws_temp_complete aws-temp awst
`;

/** Registered at the first prompt, when \`compinit\` has run wherever it stands in the user's files. */
const zsh = `_aws_temp_complete() {
  emulate -L zsh
  local -a lines values shown
  local line typed="\${(Q)PREFIX}"
  lines=(\${(f)"$(command aws-temp autocomplete zsh --complete -- "\${(@Q)words[1,CURRENT-1]}" "$typed" 2>/dev/null)"})
  if (( ! $#lines )); then
    _files
    return
  fi
  for line in $lines; do
    values+=("\${line%%$'\\t'*}")
    shown+=("\${line/$'\\t'/  -- }")
  done
  compadd -l -d shown -a values
}
_aws_temp_register() {
  (( $+functions[compdef] )) && compdef _aws_temp_complete aws-temp awst
  add-zsh-hook -d precmd _aws_temp_register
}
autoload -Uz add-zsh-hook
add-zsh-hook precmd _aws_temp_register
`;

const fish = `function __aws_temp_complete
  command aws-temp autocomplete fish --complete -- (commandline -opc) (commandline -ct) 2>/dev/null
end
function __aws_temp_other_program
  contains -- -- (commandline -opc)
end
complete -c aws-temp -n 'not __aws_temp_other_program' -f -a '(__aws_temp_complete)'
complete -c aws-temp -n __aws_temp_other_program -F
complete -c awst -f -a '(__aws_temp_complete)'
`;

const powershell = `Register-ArgumentCompleter -Native -CommandName aws-temp, awst -ScriptBlock {
  param($word, $ast, $cursor)
  $line = $ast.ToString()
  $line = $line.Substring(0, [Math]::Min($line.Length, $cursor - $ast.Extent.StartOffset))
  if ($cursor - $ast.Extent.StartOffset -gt $line.Length) { $line += ' ' }
  & (Get-Command aws-temp -CommandType Application, ExternalScript)[0] autocomplete powershell --line $line 2>$null | ForEach-Object {
    $value, $about = $_ -split [char]9, 2
    if (-not $about) { $about = $value }
    [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $about)
  }
}
`;

const nushell = `def "nu-complete aws-temp" [spans: list<string>] {
  ^aws-temp autocomplete nushell --complete -- ...$spans
  | complete
  | get stdout
  | lines
  | split column (char tab) value description
}
@complete "nu-complete aws-temp"
extern "aws-temp" [...words: string]
`;

/** What a shell evaluates to complete \`aws-temp\` and \`awst\`. Candidates are asked for anew each time: they are the user's profiles. */
export const completionScripts: Readonly<Record<CompletionShell, string>> = { bash, zsh, fish, powershell, nushell };
