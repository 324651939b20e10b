import { parseArgs } from "node:util";
import { isSignInMode, type SignInMode } from "../oauth/sign-in-switch.ts";

/** @internal */
export const usage = `Starts a local AWS on 127.0.0.1 and runs until it is told to stop (Ctrl-C).

Usage: local-aws [--port PORT] [--home DIR] [--log FILE] [--endpoint-url] [--tls] [--sign-in MODE]
       local-aws --code

  --port PORT      Listen on this port. Default: a free one.
  --home DIR       Write the profiles into DIR/.aws and leave them there. Default: a temporary directory, removed at the end.
  --log FILE       Append each call to FILE, one JSON object a line.
  --endpoint-url   Write the address into the config file, so that no environment variable is needed to find it.
  --tls            Speak HTTPS; the certificate authority's file is in "caFile".
  --sign-in MODE   Who answers at IAM Identity Center and console sign-in: page (whoever sees the page; the default),
                   automatic (approved at once) or denied.
  --code           Print what the MFA device of the standard world's user maria shows now, and start nothing.
  -h, --help       Show this text.

When ready, it says so at a terminal. In a pipe or file, it prints one line of JSON:
  url, port         where it listens
  env               variables that lead the AWS CLI and SDKs to it and to the profiles
  metadataEnv       instead of env: for the profiles "container" and "instance"
  home, configFile, credentialsFile, webIdentityTokenFile
  profiles          the profiles' names
  mfa               the MFA devices: user, serial, secret (base32)
  identityCenter    startUrl, region and users of IAM Identity Center; devicePage, where device codes are typed
  adminToken        bearer token for /_local/calls, /_local/totp?serial=, /_local/clock, /_local/faults, /_local/sign-in,
                    /_local/workflow-job
`;

/** @internal */
export interface RunArguments {
  readonly help: boolean;
  readonly code: boolean;
  readonly port: number;
  readonly home: string | undefined;
  readonly log: string | undefined;
  readonly endpointUrl: boolean;
  readonly tls: boolean;
  readonly signIn: SignInMode;
}

/**
 * @throws {TypeError} for arguments that are not understood
 * @internal
 */
export function runArguments(args: readonly string[]): RunArguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: "string", default: "0" },
      home: { type: "string" },
      log: { type: "string" },
      "endpoint-url": { type: "boolean", default: false },
      tls: { type: "boolean", default: false },
      "sign-in": { type: "string", default: "page" },
      code: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port > 65_535) throw new TypeError(`--port takes a number up to 65535, not '${values.port}'`);
  const signIn = values["sign-in"];
  if (!isSignInMode(signIn)) throw new TypeError(`--sign-in takes page, automatic or denied, not '${signIn}'`);
  return {
    help: values.help,
    code: values.code,
    port,
    home: values.home,
    log: values.log,
    endpointUrl: values["endpoint-url"],
    tls: values.tls,
    signIn,
  };
}
