import type { RunArguments } from "./run-arguments.ts";

/** What the lines for people say. */
interface Running {
  readonly url: string;
  readonly configFile: string;
  readonly profiles: readonly string[];
  readonly caFile: string | undefined;
}

const modes: Readonly<Record<RunArguments["signIn"], string>> = {
  page: "asks on the page in the browser",
  automatic: "is approved at once",
  denied: "is denied",
};

/**
 * What the command prints at a terminal when it is ready.
 *
 * @internal
 */
export function describeForPeople({ url, configFile, profiles, caFile }: Running, signIn: RunArguments["signIn"]): string {
  const lines = [
    `Local AWS is ready at ${url}. Stop it with Ctrl-C.`,
    `  Profiles  ${profiles.length} in ${configFile}`,
    `  Sign-in   ${modes[signIn]}`,
    "  MFA code  local-aws --code",
    `  Use it    AWS_ENDPOINT_URL=${url}`,
    ...(caFile === undefined ? [] : [`  CA file   AWS_CA_BUNDLE=${caFile}`]),
    "In a pipe, it prints one line of JSON with all details.",
  ];
  return `${lines.join("\n")}\n`;
}
