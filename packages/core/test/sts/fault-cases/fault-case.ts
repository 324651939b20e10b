import type { ErrorCode } from "../../../src/errors/codes.ts";
import type { Fault } from "../../../src/network/faults/fault.ts";
import type { FaultCircumstances } from "../../../src/sts/faults/fault.ts";

/** A row of the table of faults, reached. */
export interface FaultCase {
  readonly name: string;
  readonly fault: Partial<Fault>;
  readonly told?: Partial<FaultCircumstances>;
  readonly code: ErrorCode;
  /** What the message must say. */
  readonly says?: RegExp;
  /** What one of the hints must say. */
  readonly hint?: RegExp;
  /** What no hint may say. */
  readonly noHint?: RegExp;
}
