import { problemTable } from "./problem-table.ts";

/**
 * The codes of all problems that the parser finds, with how bad each is.
 *
 * @public
 */
export const problemSeverities: Readonly<Record<string, "error" | "warning">> = Object.fromEntries(
  Object.entries(problemTable).map(([code, { severity }]) => [code, severity]),
);
