import { createTempHome, findPythonWith, readGithubEnvFile, requireTool, runProcess, type TempHome } from "@aws-temp/testkit";
import { describe, expect, it } from "vitest";
import { exportCredentials } from "../../src/export/export-credentials.ts";
import { unsetStatements } from "../../src/export/unset-statements.ts";
import { longTerm, sampleInput } from "./sample.ts";

const botocore = `
import json
from botocore.session import Session
credentials = Session().get_credentials()
print(json.dumps(credentials and [credentials.access_key, credentials.token or None]))
`;

const sdkForJavaScript = `
import { STSClient } from "@aws-sdk/client-sts";
const keys = await new STSClient({ region: "us-east-1" }).config.credentials().catch(() => undefined);
console.log(JSON.stringify(keys ? [keys.accessKeyId, keys.sessionToken ?? null] : null));
`;

const readers = [
  {
    name: "botocore",
    find: () => findPythonWith("botocore"),
    args: ["-c", botocore],
  },
  {
    name: "the AWS SDK for JavaScript",
    find: async () => ({ found: true, program: process.execPath }) as const,
    args: ["--input-type=module", "-e", sdkForJavaScript],
  },
];

/** What a step left for the ones after it, with a token that is none of the next step's. */
const earlier = exportCredentials(sampleInput({ region: undefined }), "github");

/** The environment of a step that runs after others have written to the file. */
function stepAfter(home: TempHome, ...files: string[]): Record<string, string> {
  const variables = files.map((file) => readGithubEnvFile(file));
  return Object.assign({ ...home.env, AWS_EC2_METADATA_DISABLED: "true", AWS_SECURITY_TOKEN: "stale" }, ...variables);
}

describe.each(readers)("$name, in a later step", ({ find, args }) => {
  it.concurrent.for([
    {
      name: "takes the credentials of the last step, without the token of an earlier one",
      last: exportCredentials({ credentials: longTerm, region: undefined }, "github"),
      read: [longTerm.accessKeyId, null],
    },
    { name: "finds none after unsetting", last: unsetStatements("github"), read: null },
  ])("$name", async ({ last, read }, context) => {
    const program = requireTool(await find(), context);
    await using home = await createTempHome();
    const env = stepAfter(home, earlier, last);
    const { stdout, stderr } = await runProcess(program, args, { env, cwd: import.meta.dirname });
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toEqual(read);
  });
});
