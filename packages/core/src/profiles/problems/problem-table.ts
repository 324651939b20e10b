import { lineWordings } from "./line-wordings.ts";
import { sectionWordings } from "./section-wordings.ts";
import type { Wording } from "./wording.ts";

/**
 * The stable name of a kind of problem.
 *
 * @public
 */
export type ProblemCode = keyof typeof lineWordings | keyof typeof sectionWordings;

/**
 * Every problem that can be found in the files: what it is called, how bad it is, and how it is said.
 *
 * @internal
 */
export const problemTable: Readonly<Record<ProblemCode, Wording>> = { ...lineWordings, ...sectionWordings };
