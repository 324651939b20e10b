/**
 * The Node that runs what is tested: `AWS_TEMP_TEST_NODE`, so that one toolchain can prove several versions; else the Node of the
 * test run.
 *
 * @public
 */
export const nodeUnderTest: string = process.env["AWS_TEMP_TEST_NODE"] || process.execPath;
