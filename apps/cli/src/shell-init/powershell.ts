const program = "(Get-Command aws-temp -CommandType Application, ExternalScript)[0]";

export const powershellAwst = `function awst {
  $program = ${program}
  if ($args -contains '--help' -or $args -contains '-h') { & $program shell-init --help; return }
  $rest = @($args | Select-Object -Skip 1)
  if ($args.Count -gt 0 -and $args[0] -eq '--trust') {
    & $program configure directory --trust @rest
    if ($LASTEXITCODE -eq 0) { $global:_awsTempFile = '' }
    return
  }
  if ($args.Count -gt 0 -and $args[0] -eq '--off') { $statements = & $program unset --format powershell @rest }
  else { $statements = & $program export --format powershell @args }
  if ($LASTEXITCODE -ne 0) { return }
  $statements | Out-String | Invoke-Expression
  $global:_awsTempEntered = ''
}
`;

export const powershellDirectory = `function global:_awsTempDirectory {
  $folder = (Get-Location -PSProvider FileSystem).ProviderPath
  $file = ''
  while ($folder -and -not $file) {
    $here = Join-Path $folder '.aws-temp-profile'
    if (Test-Path -LiteralPath $here -PathType Leaf) { $file = $here }
    $folder = Split-Path -Parent $folder
  }
  if ($file -eq [string]$global:_awsTempFile) { return }
  $global:_awsTempFile = $file
  if ($global:_awsTempEntered) { awst --off }
  if (-not $file) { return }
  $statements = & ${program} export --format powershell --no-input --profile-file $file
  if ($LASTEXITCODE -ne 0) { return }
  $statements | Out-String | Invoke-Expression
  $global:_awsTempEntered = '1'
}
if (-not $global:_awsTempPrompt) {
  $global:_awsTempPrompt = $function:prompt
  function global:prompt {
    $status = $global:LASTEXITCODE
    _awsTempDirectory
    $global:LASTEXITCODE = $status
    & $global:_awsTempPrompt
  }
}
`;
