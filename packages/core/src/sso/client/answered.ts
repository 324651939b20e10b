import type { CredentialError } from "../../errors/credential-error.ts";
import type { Fault } from "../../network/faults/fault.ts";

/**
 * How a call ended. A refusal is a value: what a fault means depends on the flow that it happens in.
 *
 * @internal
 */
export type Answered<Answer> =
  | { readonly ok: true; readonly answer: Answer; readonly skewSeconds?: number | undefined }
  | {
      readonly ok: false;
      readonly fault: Fault;
      /** What to tell a user, if the flow has no better idea. */
      readonly error: CredentialError;
    };

/**
 * The answer, where the flow can do without none.
 *
 * @throws {CredentialError}
 * @internal
 */
export function orThrow<Answer>(answered: Answered<Answer>): Answer {
  if (!answered.ok) {
    throw answered.error;
  }
  return answered.answer;
}
