/**
 * Closes a run with one line that people and machines read alike: `N passed, N failed, N skipped`.
 * Named tests that were skipped are listed with their reason, so that a hole in the proof is seen.
 */
export default class ClosingLineReporter {
  /** @param {readonly import("vitest/node").TestModule[]} modules */
  onTestRunEnd(modules, errors) {
    const count = { passed: 0, failed: 0, skipped: 0, pending: 0 };
    const skipped = [];
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state, note } = test.result();
        count[state] += 1;
        if (state === "skipped") skipped.push(`skipped: ${test.fullName}${note ? ` (${note})` : ""}`);
      }
      // A file that could not be loaded has no tests to count, and is a failure all the same.
      if (module.state() === "failed" && [...module.children.allTests()].length === 0) count.failed += 1;
    }
    for (const line of skipped) console.log(line);
    const failed = count.failed + count.pending + errors.length;
    console.log(`${count.passed} passed, ${failed} failed, ${count.skipped} skipped`);
  }
}
