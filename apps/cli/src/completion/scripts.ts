import type { CompletionShell } from "./print-candidates.ts";

const bash = `_aws_temp_complete() {
  local line at
  COMPREPLY=()
  for ((at = 1; at < COMP_CWORD; at++)); do
    if [[ \${COMP_WORDS[at]} == -- ]]; then
      if declare -F _comp_command_offset >/dev/null; then _comp_command_offset $((at + 1))
      elif declare -F _command_offset >/dev/null; then _command_offset $((at + 1))
      elif ((at + 1 == COMP_CWORD)); then
        while IFS= read -r line; do
          COMPREPLY+=("$line")
        done < <(compgen -c -- "\${COMP_WORDS[COMP_CWORD]}")
      fi
      return
    fi
  done
  while IFS= read -r line; do
    COMPREPLY+=("$line")
  done < <(command aws-temp autocomplete bash --line "\${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
}
complete -o bashdefault -o default -F _aws_temp_complete aws-temp awst
`;

/** What compsys sets for completions holds in ours as well: \`_files\` fails without. Registered at the first prompt, when \`compinit\` has run wherever it is in the user's files. */
const zsh = `_aws_temp_complete() {
  local -a lines values shown
  local -i separator=\${words[(i)--]}
  if (( separator < CURRENT )); then
    shift separator words
    (( CURRENT -= separator ))
    _normal
    return
  fi
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
  # fish chooses among all, by any part of a name, and unquotes what was typed; a flag alone is a matter of its beginning.
  set -l current (commandline -ct)
  string match -q -- '-*' $current
  or set current ''
  command aws-temp autocomplete fish --complete -- (commandline -opc) $current 2>/dev/null
end
function __aws_temp_other_program
  contains -- -- (commandline -opc)
end
function __aws_temp_other_complete
  set -l words (commandline -opc)
  set -l separator (contains -i -- -- $words)
  set -l typed (string escape -- $words[(math $separator + 1)..]) (commandline -ct)
  complete -C (string join ' ' -- $typed)
end
complete -c aws-temp -n 'not __aws_temp_other_program' -f -a '(__aws_temp_complete)'
complete -c aws-temp -n __aws_temp_other_program -f -a '(__aws_temp_other_complete)'
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

/** What a shell evaluates to complete \`aws-temp\` and \`awst\`. Candidates are asked for again each time: they are the user's profiles. */
export const completionScripts: Readonly<Record<CompletionShell, string>> = { bash, zsh, fish, powershell, nushell };
