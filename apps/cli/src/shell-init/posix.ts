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
      statements=$(command aws-temp unset --format sh "$@") || return
      eval "$statements"
      _aws_temp_entered=
      return ;;
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
  printf 'This shell now uses: %s\\n' "$(command aws-temp status --prompt)" >&2
}
`;

/**
 * Looks for a profile file whenever the folder has changed, and whether what that put in has expired. The shell itself looks, so that
 * nothing is started at each prompt; \`aws-temp\` is when another file is found than before, and once for each expiry. \`_aws_temp_now\`
 * sets \`now\`, in the form of AWS_CREDENTIAL_EXPIRATION, or leaves it empty.
 */
export const enterDirectory = `_aws_temp_take() {
  local statements
  statements=$(command aws-temp export --format sh --no-input --profile-file "$_aws_temp_file") || return
  eval "$statements"
  _aws_temp_entered=\${AWS_ACCESS_KEY_ID-}
}
_aws_temp_renew() {
  local now= expiration=\${AWS_CREDENTIAL_EXPIRATION-}
  [ -n "\${_aws_temp_entered-}" ] && [ "$_aws_temp_entered" = "\${AWS_ACCESS_KEY_ID-}" ] || return 0
  [ -n "$expiration" ] && [ "$expiration" != "\${_aws_temp_expired-}" ] || return 0
  _aws_temp_now
  [[ -n $now && ! $now < $expiration ]] || return 0
  _aws_temp_expired=$expiration
  _aws_temp_take
}
_aws_temp_directory() {
  if [ "$PWD" = "\${_aws_temp_folder-}" ]; then
    _aws_temp_renew
    return
  fi
  local folder="$PWD" file=
  _aws_temp_folder=$PWD
  while [ -n "$folder" ]; do
    if [ -f "$folder/.aws-temp-profile" ]; then
      file=$folder/.aws-temp-profile
      break
    fi
    folder=\${folder%/*}
  done
  if [ "$file" = "\${_aws_temp_file-}" ]; then
    _aws_temp_renew
    return
  fi
  _aws_temp_file=$file
  if [ -n "\${_aws_temp_entered-}" ]; then
    awst --off
  fi
  if [ -n "$file" ]; then
    _aws_temp_take
  fi
}
`;
