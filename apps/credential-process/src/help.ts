export const help = `Prints temporary credentials of a profile, for AWS SDKs and the AWS CLI to read.

  [profile NAME-temporary]
  credential_process = aws-temp-credential-process --profile NAME

USAGE
  aws-temp-credential-process [--profile] NAME [FLAGS]

FLAGS
  --profile NAME   Profile to take the credentials from; without it AWS_PROFILE, or default
  --region REGION  Region to call, instead of the profile's
  --min-ttl TIME   Use cached credentials only while at least this much is left (45m, 3600)
  --timeout TIME   Give up after this long (default 50s)
  --allow-login    A sign-in in the browser may be started where one is needed
  --prompt HOW     How an MFA code is asked for: tty (default), gui (a window where there is no terminal), none
`;
