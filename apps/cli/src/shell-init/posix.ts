/** For bash and zsh alike. Statements are evaluated only when the whole command ended well: half an answer changes nothing. */
export const awst = `awst() {
  local statements
  case " $* " in
    *' --help '* | *' -h '*)
      command aws-temp shell-init --help
      return ;;
  esac
  case "\${1-}" in
    --off)
      shift
      statements=$(command aws-temp unset --format sh "$@") || return ;;
    --trust)
      shift
      command aws-temp configure directory --trust "$@" || return
      _aws_temp_folder= _aws_temp_file=
      return ;;
    *)
      statements=$(command aws-temp export --format sh "$@") || return ;;
  esac
  eval "$statements"
  _aws_temp_entered=
}
`;

/**
 * Looks for a profile file whenever the folder has changed. The shell itself looks, so that nothing is started at each prompt;
 * \`aws-temp\` is when another file is found than before.
 */
export const enterDirectory = `_aws_temp_directory() {
  [ "$PWD" = "\${_aws_temp_folder-}" ] && return
  local folder="$PWD" file= statements
  _aws_temp_folder=$PWD
  while [ -n "$folder" ]; do
    if [ -f "$folder/.aws-temp-profile" ]; then
      file=$folder/.aws-temp-profile
      break
    fi
    folder=\${folder%/*}
  done
  [ "$file" = "\${_aws_temp_file-}" ] && return
  _aws_temp_file=$file
  if [ -n "\${_aws_temp_entered-}" ]; then
    awst --off
  fi
  if [ -n "$file" ] && statements=$(command aws-temp export --format sh --no-input --profile-file "$file"); then
    eval "$statements"
    _aws_temp_entered=1
  fi
}
`;
