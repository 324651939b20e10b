import { asCredentialError, type ErrorClass } from "@aws-temp/core/internal";
import { type Answer, refusal } from "./answer.ts";

const statusOfClass: Readonly<Record<ErrorClass, number>> = {
  fault: 500,
  configuration: 500,
  "person-needed": 503,
  refused: 502,
  network: 503,
  interrupted: 503,
};

/** What a reader is told when there are no credentials for it. Messages of ours hold no secret. */
export function supplyFailure(thrown: unknown): Answer {
  const { code, message, class: kind } = asCredentialError(thrown);
  return refusal(statusOfClass[kind], code, code === "UNEXPECTED" ? "A fault in aws-temp." : message);
}
