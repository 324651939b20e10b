// Renews a console session in a process of its own, when it is told to: the other processes of processes.test.ts.
import { once } from "node:events";
import { signinCredentials } from "../../dist/console-login/credentials.js";

const { source, home } = JSON.parse(process.argv[2] ?? "");
const deps = {
  environment: {},
  home,
  stateFolder: `${home}/.aws/aws-temp`,
  clock: Date.now,
  logger: { warn: () => undefined, progress: () => undefined },
};
process.stdout.write("ready\n");
await once(process.stdin, "data");
process.stdin.destroy();
const outcome = await signinCredentials({ source, mode: "refresh" }, deps).then(
  ({ accessKeyId }) => ({ accessKeyId }),
  ({ code, message }) => ({ code, message }),
);
process.stdout.write(`${JSON.stringify(outcome)}\n`);
