import type { Fix, Found } from "./found.ts";

/** What became of the findings that can be fixed. */
export interface Mended {
  /** Those that are fixed now. */
  readonly done: ReadonlySet<Found>;
  /** Those that could not be, with the operating system's word. */
  readonly failed: ReadonlyMap<Found, string>;
}

/** Fixes what can be fixed safely. What one fix did for several findings is done once for each, which harms nobody. */
export async function mend(findings: readonly Found[], whose: ReadonlySet<Fix["of"]>): Promise<Mended> {
  const done = new Set<Found>();
  const failed = new Map<Found, string>();
  for (const finding of findings) {
    if (finding.fix === undefined || !whose.has(finding.fix.of)) continue;
    try {
      await finding.fix.run();
      done.add(finding);
    } catch (error) {
      failed.set(finding, (error as Error).message);
    }
  }
  return { done, failed };
}
