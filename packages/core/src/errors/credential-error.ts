import { type ErrorClass, type ErrorCode, errorCodes } from "./codes.ts";

/**
 * What an error is about, as data: never a secret.
 *
 * @public
 */
export interface ErrorData {
  readonly profile?: string | undefined;
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  /** AWS's own error code, where AWS refused. */
  readonly awsCode?: string | undefined;
  /** AWS's own words, where AWS refused; secrets of the call are removed. */
  readonly awsMessage?: string | undefined;
  readonly requestId?: string | undefined;
  readonly [more: string]: unknown;
}

/**
 * What an error says besides its code and message.
 *
 * @public
 */
export interface ErrorDetails extends ErrorData {
  /** Imperative sentences or commands, the most likely first: what the user does next. */
  readonly hints?: readonly string[] | undefined;
  readonly cause?: unknown;
}

/**
 * The one error class of aws-temp. `code` says which, `message` says it to people, `data` names profile, file and line,
 * `hints` say what to do next.
 *
 * @public
 */
export class CredentialError extends Error {
  override readonly name = "CredentialError";
  readonly code: ErrorCode;
  readonly hints: readonly string[];
  readonly data: ErrorData;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    const { hints, cause, ...data } = details;
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.hints = hints ?? [];
    this.data = data;
  }

  get class(): ErrorClass {
    return errorCodes[this.code].class;
  }
}
