// `npx pnpm@12 demo`: the main job, for real. Starts a local AWS on loopback, makes a home with config files, and runs the very
// command line that is published, once for each kind of profile. Everything shown is the commands' own output; nothing is left.
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process, { env as environment, execPath, exit, platform, stdout } from "node:process";
import { fileURLToPath } from "node:url";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { fromIni } from "@aws-sdk/credential-provider-ini";
import { startLocalAws, writeStandardHome } from "@aws-temp/local-aws";

const cli = fileURLToPath(new URL("../apps/cli/bin/run.js", import.meta.url));
const colours = stdout.isTTY && !environment["NO_COLOR"];
const paint = (code, text) => (colours ? `\u001B[${code}m${text}\u001B[0m` : text);
const say = (text = "") => console.log(text);
const heading = (text) => say(`\n${paint("1;36", `── ${text} `)}${paint("36", "─".repeat(Math.max(0, 90 - text.length)))}`);

// Nothing of the reader's own AWS set-up reaches the demo, nor a proxy: all that it calls is on this machine.
for (const name of Object.keys(environment)) {
  if (/^AWS_|^(?:https?|all)_proxy$/i.test(name)) delete environment[name];
}
const folder = realpathSync(mkdtempSync(join(tmpdir(), "aws-temp-demo-")));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
/** Resolves when the command that runs has ended: it may write to the folder until then. */
let running = Promise.resolve(0);
let leaving = false;
const leave = async (status) => {
  leaving = true;
  await running;
  exit(status);
};
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => leave(130));
// Someone reads no further, as `head` does.
stdout.on("error", () => leave(1));

// Someone agrees to every sign-in at once, so that no one has to.
const aws = await startLocalAws({ signIn: "automatic" });
const files = await writeStandardHome(folder, aws);
const env = { ...environment, HOME: folder, USERPROFILE: folder, ...aws.env, ...(colours && { FORCE_COLOR: "1" }) };
const started = Date.now();

try {
  heading("A home with the profiles that people have");
  say(paint("2", `A local AWS answers at ${aws.url}. The config file, in part:\n`));
  say(excerpt(readFileSync(files.configFile, "utf8"), ["dev", "dev-mfa", "prod-admin"]));

  heading("1. An IAM user");
  await command("login dev");

  heading("2. An IAM user with MFA");
  await command(`login dev-mfa --mfa-code ${aws.unspentTotp(maria())}`);

  heading("3. A role with MFA and an external id");
  say(
    paint(
      "2",
      "First the plan, which calls no one; then the role. The session with MFA is shared: no second code is asked for.\n",
    ),
  );
  await command("explain prod-admin");
  await command("login prod-admin");

  heading("4. IAM Identity Center (SSO)");
  say(
    paint(
      "2",
      "A code to compare, as over SSH; here the local AWS approves it by itself. The AWS CLI and the SDKs share this sign-in.\n",
    ),
  );
  await command("login sso --use-device-code --no-browser");

  heading("Exported to a shell");
  await shell('eval "$(aws-temp export prod-admin)" && aws-temp whoami');

  heading("What the AWS SDK for JavaScript says of the profiles that were written");
  for (const profile of ["dev-temporary", "dev-mfa-temporary", "prod-admin-temporary", "sso-temporary"]) {
    say(`${paint("1", profile.padEnd(22))} ${await identity(profile)}`);
  }

  heading("What AWS was asked");
  for (const { service, operation, parameters, accessKeyId } of aws.calls()) {
    const by = accessKeyId === undefined ? `at ${service}` : `signed by ${accessKeyId.slice(0, 9)}…`;
    const detail = parameters["RoleArn"] ?? (parameters["SerialNumber"] ? `with a code of ${parameters["SerialNumber"]}` : "");
    say(`${operation.padEnd(25)} ${by.padEnd(22)} ${detail}`);
  }
  say(paint("2", `\nDone in ${((Date.now() - started) / 1000).toFixed(1)} s; the local AWS and the home are gone.`));
} finally {
  await aws.close();
}

function maria() {
  return "arn:aws:iam::111122223333:mfa/maria";
}

/** Runs the real command line and shows what it says. The server of local AWS lives in this process, so it must go on meanwhile. */
async function command(line) {
  await run(execPath, [cli, ...line.split(" ")], `aws-temp ${line}`);
}

async function shell(line) {
  if (platform === "win32" && spawnSync("sh", ["-c", ":"]).status !== 0) {
    say(paint("2", "There is no POSIX shell here; in PowerShell it is: aws-temp export prod-admin | Invoke-Expression"));
    return;
  }
  // A program of that name, as an installation would put it on the search path.
  const programs = join(folder, "bin");
  mkdirSync(programs);
  writeFileSync(join(programs, "aws-temp"), `#!/bin/sh\nexec "${execPath}" "${cli}" "$@"\n`, { mode: 0o755 });
  await run("sh", ["-c", `PATH="${programs}:$PATH"\n${line}`], line);
}

async function run(program, args, shown) {
  say(paint("1", `$ ${shown}`));
  // One stream for both, so that the order is the one that a user at a terminal sees.
  const child = spawn(program, args, { env, stdio: ["ignore", 1, 1] });
  running = new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
  const status = await running;
  if (leaving) return await new Promise(() => {});
  say();
  if (status !== 0) {
    say(paint("31", `The command ended with status ${status}.`));
    exit(1);
  }
}

/** Asks the SDK itself, with nothing of ours but the profile that was written. */
async function identity(profile) {
  const credentials = fromIni({ profile, configFilepath: files.configFile, filepath: files.credentialsFile });
  const client = new STSClient({ region: "eu-central-1", endpoint: aws.url, credentials });
  const { Arn } = await client.send(new GetCallerIdentityCommand({}));
  client.destroy();
  return Arn;
}

/** The named sections with the comments above them. */
function excerpt(config, names) {
  const blocks = config.split(/\n(?=# )/);
  return blocks
    .filter((block) => names.some((name) => block.includes(`[profile ${name}]`)))
    .map((block) => block.trim())
    .join("\n\n");
}
