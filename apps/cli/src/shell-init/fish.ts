export const fishAwst = `function awst --description 'Temporary AWS credentials in this shell'
  set -l statements
  if contains -- --help $argv; or contains -- -h $argv
    command aws-temp shell-init --help
    return
  end
  switch "$argv[1]"
    case --off
      set statements (command aws-temp unset --format fish $argv[2..])
      or return $status
      string join \\n -- $statements | source
      set -g __aws_temp_entered ''
      return
    case --trust
      command aws-temp configure directory --trust $argv[2..]
      or return $status
      set -g __aws_temp_folder ''
      set -g __aws_temp_file ''
      return
    case '*'
      set statements (command aws-temp export --format fish $argv)
      or return $status
  end
  string join \\n -- $statements | source
  set -g __aws_temp_entered ''
  echo "This shell now uses: "(command aws-temp status --prompt) >&2
end
`;

/** fish has no clock: `date` is asked at each prompt, but only in a folder whose profile was taken. Times are compared as numbers. */
export const fishDirectory = `function __aws_temp_take
  set -l statements (command aws-temp export --format fish --no-input --profile-file $__aws_temp_file)
  or return
  string join \\n -- $statements | source
  set -g __aws_temp_entered "$AWS_ACCESS_KEY_ID"
end
function __aws_temp_renew
  test -n "$__aws_temp_entered" -a "$__aws_temp_entered" = "$AWS_ACCESS_KEY_ID"; or return 0
  test "$AWS_CREDENTIAL_EXPIRATION" != "$__aws_temp_expired"; or return 0
  set -l expiration (string replace -ra '\\D' '' -- "$AWS_CREDENTIAL_EXPIRATION")
  test -n "$expiration"; and test (command date -u +%Y%m%d%H%M%S) -ge $expiration; or return 0
  set -g __aws_temp_expired $AWS_CREDENTIAL_EXPIRATION
  __aws_temp_take
end
function __aws_temp_directory --on-event fish_prompt
  if test "$PWD" = "$__aws_temp_folder"
    __aws_temp_renew
    return
  end
  set -g __aws_temp_folder $PWD
  set -l folder $PWD
  set -l file ''
  while test -n "$folder"
    if test -f "$folder/.aws-temp-profile"
      set file "$folder/.aws-temp-profile"
      break
    end
    set folder (string replace -r '/[^/]*$' '' -- $folder)
  end
  if test "$file" = "$__aws_temp_file"
    __aws_temp_renew
    return
  end
  set -g __aws_temp_file $file
  if test -n "$__aws_temp_entered"
    awst --off
  end
  test -n "$file"; or return
  __aws_temp_take
end
`;
