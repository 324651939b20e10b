import { execFileSync } from "node:child_process";
import type { TestContext } from "vitest";

/** The distribution's own AWS CLI: `aws` on the PATH may be any wrapper. */
export const awsCliPath = "/usr/bin/aws";

const installed = isInstalled();

/** Skips a test where the AWS CLI is missing; in CI, that is a failure. */
export function needAwsCli({ skip }: Pick<TestContext, "skip">): void {
  if (!installed && process.env["CI"]) throw new Error(`${awsCliPath} is missing. Install the package awscli.`);
  skip(!installed, `${awsCliPath} is not installed`);
}

function isInstalled(): boolean {
  try {
    execFileSync(awsCliPath, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
