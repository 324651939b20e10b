import type { CredentialError } from "@aws-temp/core";
import type { ErrorJson } from "@aws-temp/core/views";
import type { Colours } from "./text/colours.ts";
import { shortenPath } from "./text/shorten-path.ts";

/** An error as `--json` prints it. */
export function errorJson({ code, message, hints, data }: CredentialError): ErrorJson {
  return {
    error: {
      code,
      message,
      hints,
      ...(data.profile === undefined ? {} : { profile: data.profile }),
      ...(data.file === undefined ? {} : { file: data.file }),
      ...(data.line === undefined ? {} : { line: data.line }),
      ...(data.awsCode === undefined ? {} : { awsCode: data.awsCode }),
      ...(data.requestId === undefined ? {} : { requestId: data.requestId }),
    },
  };
}

/**
 * An error for people: what happened, where it was decided, what to try.
 *
 * @param home - shown as `~`
 */
export function errorLines({ code, message, hints, data }: CredentialError, colours: Colours, home: string): string[] {
  if (code === "INTERRUPTED") return [colours.dim(message)];
  const { file, line } = data;
  const said = file === undefined || [home, ""].some((base) => message.includes(placeOf(file, line, base)));
  return [
    `${colours.red("Error:")} ${message}`,
    ...(said ? [] : [`  at ${placeOf(file, line, home)}`]),
    ...hints.map((hint) => (hint.endsWith("?") ? hint : `${colours.cyan("Try:")} ${hint}`)),
  ];
}

/** `~/.aws/config:12` */
export function placeOf(file: string, line: number | undefined, home: string): string {
  const path = shortenPath(file, home);
  return line === undefined ? path : `${path}:${line}`;
}
