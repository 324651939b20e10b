import { CredentialError } from "../errors/credential-error.ts";
import { isObject, type JsonObject } from "../model/json-object.ts";

/**
 * Reads the one JSON object that a program prints, a byte order mark and white space around it or not.
 *
 * The parser's own error is not kept as the cause: it quotes what it read, and that may be a secret.
 *
 * @throws {CredentialError} `NOT_CREDENTIALS`
 * @internal
 */
export function parseAnswer(text: string): JsonObject {
  const json = text.replace(/^\uFEFF/, "").trim();
  if (json === "") {
    throw new CredentialError("NOT_CREDENTIALS", "There is nothing to convert: the input is empty.", {
      hints: ["Check the error of the command before the pipe.", "aws sts get-session-token --output json | aws-temp convert"],
    });
  }
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new CredentialError("NOT_CREDENTIALS", "The input is not JSON.", {
      hints: ["Add `--output json` to the aws command: its output may be set to text, table or yaml."],
    });
  }
  if (!isObject(value)) {
    throw new CredentialError("NOT_CREDENTIALS", "The input is JSON, but not an object.", {
      hints: ["Leave out `--query`: the whole answer is needed."],
    });
  }
  return value;
}
