import type { SignableRequest } from "../signature/signable-request.ts";

/** @internal */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** AWS's error code, for the log. */
  readonly code?: string | undefined;
}

/**
 * A request as a service was asked: which operation, with which parameters to show in the log.
 *
 * @internal
 */
export interface Recognised {
  readonly operation: string;
  /** Without secrets. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** @internal */
export interface Refusal {
  readonly code: string;
  readonly status: number;
  readonly message: string;
}

/**
 * One of the services behind the one address. The first that recognises a request answers it.
 *
 * @internal
 */
export interface Service {
  readonly name: string;
  recognise(request: SignableRequest): Recognised | undefined;
  answer(request: SignableRequest, recognised: Recognised): Answer;
  /** An error of the service's own form. */
  refuse(error: Refusal): Answer;
  /** How the service refuses when it is asked too often. Defaults to STS's way. */
  readonly throttling?: Refusal;
  /** How the service says that it failed itself. Defaults to STS's way. */
  readonly failure?: Refusal;
}
