/**
 * A refusal as AWS words it. Each service renders it in its own protocol.
 *
 * @internal
 */
export class AwsFault extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, status: number, message: string) {
    super(message);
    this.name = "AwsFault";
    this.code = code;
    this.status = status;
  }
}

/** @internal */
export function accessDenied(message: string): AwsFault {
  return new AwsFault("AccessDenied", 403, message);
}

/** @internal */
export function validationError(message: string): AwsFault {
  return new AwsFault("ValidationError", 400, message);
}
