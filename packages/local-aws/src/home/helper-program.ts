/**
 * A `credential_process` program: asks a container credentials endpoint and prints what it gets in credential_process's form.
 *
 * It runs on Node without any package, because it is written into a directory of its own.
 *
 * @internal
 */
export const helperProgram = `// Prints credentials for credential_process. Usage: node helper.mjs URL [CA-FILE]
import { readFileSync } from "node:fs";
import * as http from "node:http";
import * as https from "node:https";

const [url, caFile] = process.argv.slice(2);
const { get } = url.startsWith("https:") ? https : http;

get(url, caFile === undefined ? {} : { ca: readFileSync(caFile) }, (answer) => {
  let text = "";
  answer.setEncoding("utf8").on("data", (chunk) => { text += chunk; });
  answer.on("end", () => {
    if (answer.statusCode !== 200) {
      process.stderr.write("The credentials endpoint answered " + answer.statusCode + ".\\n");
      process.exitCode = 1;
      return;
    }
    const { AccessKeyId, SecretAccessKey, Token: SessionToken, Expiration } = JSON.parse(text);
    process.stdout.write(JSON.stringify({ Version: 1, AccessKeyId, SecretAccessKey, SessionToken, Expiration }) + "\\n");
  });
}).on("error", (error) => {
  process.stderr.write(error.message + "\\n");
  process.exitCode = 1;
});
`;
