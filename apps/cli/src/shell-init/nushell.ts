/** Nushell cannot evaluate text, so the code rests in a file that it reads at its start; what changes the environment are values. */
export const nushellAwst = `@complete "nu-complete aws-temp"
def --env --wrapped awst [...words: string] {
  if ("--help" in $words) or ("-h" in $words) {
    ^aws-temp shell-init --help
    return
  }
  if $words.0? == "--trust" {
    ^aws-temp configure directory --trust ...($words | skip 1)
    $env._AWS_TEMP_FILE = ""
    return
  }
  let change = if $words.0? == "--off" {
    ^aws-temp unset --format nushell ...($words | skip 1)
  } else {
    ^aws-temp export --format nushell ...$words
  }
  $change | from json | load-env
  $env._AWS_TEMP_ENTERED = ""
  if $words.0? != "--off" { print --stderr $"This shell now uses: (^aws-temp status --prompt | str trim)" }
}
`;

export const nushellDirectory = `def --env "aws-temp take" [file: string] {
  let change = try { ^aws-temp export --format nushell --no-input --profile-file $file } catch { "" }
  if $change == "" { return }
  $change | from json | load-env
  $env._AWS_TEMP_ENTERED = ($env.AWS_ACCESS_KEY_ID? | default "1")
}
def --env "aws-temp renew" [] {
  let expiration = ($env.AWS_CREDENTIAL_EXPIRATION? | default "")
  if $expiration == "" or $expiration == ($env._AWS_TEMP_EXPIRED? | default "") { return }
  if ($env._AWS_TEMP_ENTERED? | default "") != ($env.AWS_ACCESS_KEY_ID? | default "") { return }
  if (try { ($expiration | into datetime) > (date now) } catch { true }) { return }
  $env._AWS_TEMP_EXPIRED = $expiration
  aws-temp take $env._AWS_TEMP_FILE
}
def --env "aws-temp enter directory" [] {
  mut folder = $env.PWD
  mut file = ""
  while $file == "" {
    let here = ($folder | path join .aws-temp-profile)
    if ($here | path type) == "file" { $file = $here }
    let above = ($folder | path dirname)
    if $above == $folder or $above == "" { break }
    $folder = $above
  }
  if $file == ($env._AWS_TEMP_FILE? | default "") {
    if $file != "" { aws-temp renew }
    return
  }
  $env._AWS_TEMP_FILE = $file
  if ($env._AWS_TEMP_ENTERED? | default "") != "" { awst --off }
  if $file == "" { return }
  aws-temp take $file
}
$env.config.hooks.pre_prompt = ($env.config.hooks.pre_prompt? | default [] | append {|| aws-temp enter directory })
`;
