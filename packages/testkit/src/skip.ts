/**
 * A program that tests need and the machine may lack.
 *
 * @public
 */
export type Tool =
  | { readonly found: true; readonly program: string }
  | {
      readonly found: false;
      /** Why not, for the report: `fish is not installed`. */
      readonly reason: string;
      /** Whether it could be here: then its absence fails in CI. A program of another platform is never missed. */
      readonly expected: boolean;
    };

/** What a test's context offers; vitest's own fits. */
interface Skippable {
  skip(reason?: string): never;
}

/**
 * The program, or the end of the test: on a developer's machine it is skipped with its reason, in CI it fails, because there a
 * skipped proof is no proof. Call it first in a test.
 *
 * @param environment - where `CI` is looked up; by default that of the test run
 * @throws {Error} in CI, when a tool that belongs on this platform is missing
 * @public
 */
export function requireTool(
  tool: Tool,
  context: Skippable,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string {
  if (tool.found) {
    return tool.program;
  }
  if (tool.expected && environment["CI"]) {
    throw new Error(`${tool.reason}. In CI this test must run: install the program in the workflow.`);
  }
  return context.skip(tool.reason);
}

/**
 * Judges a search for a program: found, missing, or of another platform.
 *
 * @param expectedOn - platforms where the program belongs, as `process.platform` has them. None for a program that adds to a proof
 * which others already give: its absence is never an error
 * @public
 */
export function toolOf(name: string, program: string | undefined, expectedOn: readonly NodeJS.Platform[]): Tool {
  if (program !== undefined) {
    return { found: true, program };
  }
  const expected = expectedOn.includes(process.platform);
  const missing = expected || expectedOn.length === 0;
  return { found: false, reason: missing ? `${name} is not installed` : `${name} is not available on this platform`, expected };
}
