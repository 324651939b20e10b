import type { Problem } from "../profile.ts";
import type { ProblemCode } from "./problem-table.ts";

/** Because of any of these the AWS CLI reads nothing of the file. The tests hold the list to what it really does. */
const refused: ReadonlySet<ProblemCode | undefined> = new Set<ProblemCode>([
  "byte-order-mark",
  "duplicate-key",
  "duplicate-section",
  "empty-header",
  "empty-key",
  "leading-colon",
  "no-delimiter",
  "not-a-subkey",
  "outside-section",
  "unclosed-header",
]);

/**
 * Whether the AWS CLI refuses the whole file because of a problem, and with it every profile.
 *
 * @internal
 */
export function isRefusedByAwsCli({ code }: Problem): boolean {
  return refused.has(code);
}
