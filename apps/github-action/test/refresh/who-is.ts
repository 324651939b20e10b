import { fileURLToPath } from "node:url";
import { nodeUnderTest, type Runner } from "@aws-temp/testkit";
import { startProgram } from "./long-program.ts";

export const takeWithSdk = fileURLToPath(new URL("./take-with-sdk.mjs", import.meta.url));

/** The ARN as which a later step's AWS SDK for JavaScript calls AWS, with a profile or by its default chain. */
export async function whoIs(runner: Runner, profile?: string): Promise<string | undefined> {
  await using taking = startProgram(
    nodeUnderTest,
    profile === undefined ? [takeWithSdk] : [takeWithSdk, profile],
    runner.job.env,
  );
  const { arn, error } = await taking.ask();
  return arn ?? error;
}
