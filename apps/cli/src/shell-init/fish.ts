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
end
`;

export const fishDirectory = `function __aws_temp_directory --on-event fish_prompt
  test "$PWD" = "$__aws_temp_folder"; and return
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
  test "$file" = "$__aws_temp_file"; and return
  set -g __aws_temp_file $file
  if test -n "$__aws_temp_entered"
    awst --off
  end
  test -n "$file"; or return
  set -l statements (command aws-temp export --format fish --no-input --profile-file $file)
  or return
  string join \\n -- $statements | source
  set -g __aws_temp_entered 1
end
`;
