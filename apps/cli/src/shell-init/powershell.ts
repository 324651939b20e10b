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
  if ($args[0] -ne '--off') { [Console]::Error.WriteLine("This shell now uses: $(& $program status --prompt)") }
}
`;

export const powershellDirectory = `function global:_awsTempTake {
  $statements = & ${program} export --format powershell --no-input --profile-file $global:_awsTempFile
  if ($LASTEXITCODE -ne 0) { return }
  $statements | Out-String | Invoke-Expression
  $global:_awsTempEntered = [string]$Env:AWS_ACCESS_KEY_ID
}
function global:_awsTempRenew {
  $expiration = [string]$Env:AWS_CREDENTIAL_EXPIRATION
  if (-not $global:_awsTempEntered -or $global:_awsTempEntered -ne $Env:AWS_ACCESS_KEY_ID) { return }
  if (-not $expiration -or $expiration -eq $global:_awsTempExpired) { return }
  $now = [DateTime]::UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", [Globalization.CultureInfo]::InvariantCulture)
  if ([string]::CompareOrdinal($now, $expiration) -lt 0) { return }
  $global:_awsTempExpired = $expiration
  _awsTempTake
}
function global:_awsTempDirectory {
  $folder = (Get-Location -PSProvider FileSystem).ProviderPath
  $file = ''
  while ($folder -and -not $file) {
    $here = Join-Path $folder '.aws-temp-profile'
    if (Test-Path -LiteralPath $here -PathType Leaf) { $file = $here }
    $folder = Split-Path -Parent $folder
  }
  if ($file -eq [string]$global:_awsTempFile) {
    _awsTempRenew
    return
  }
  $global:_awsTempFile = $file
  if ($global:_awsTempEntered) { awst --off }
  if ($file) { _awsTempTake }
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
