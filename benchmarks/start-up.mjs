// What a cached answer costs, beside what starting a process costs: product budgets for the two apps, on Node and as executables,
// with ten profiles and with 10,000; and a hundred processes that ask at once with nothing cached.
import { spawn, spawnSync } from "node:child_process";
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { execPath, env as outside } from "node:process";
import { fileURLToPath } from "node:url";
import { standardWorld, startLocalAws } from "@aws-temp/local-aws";
import { bunCompile } from "../scripts/bun-compile.mjs";
import { medians } from "./interleaved.mjs";

const path = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const credentialProcess = [execPath, path("apps/credential-process/bin/run.js")];
const cli = [execPath, path("apps/cli/bin/run.js")];
const standaloneFile = path("dist/standalone/aws-temp-credential-process");
const standaloneCliFile = path("dist/standalone/aws-temp");
const awsCli = "/usr/bin/aws";
const nothing = [execPath, "-e", "0"];
const hundred = 100;

export const benchmark = {
  name: "Answers from the cache, and a hundred processes at once",
  async run() {
    const folder = mkdtempSync(join(tmpdir(), "aws-temp-start-up-"));
    const aws = await startLocalAws();
    try {
      const few = home(join(folder, "few"), aws, 10);
      const many = home(join(folder, "many"), aws, 10_000);
      return [...(await onNode(few, many)), ...(await asExecutables(few, many, folder)), ...(await atOnce(folder, aws))];
    } finally {
      await aws.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function onNode(few, many) {
  await fill([...credentialProcess, "role-5"], few);
  await fill([...credentialProcess, "role-5"], many);
  await fill([...cli, "export", "role-5"], few);
  await fill([...cli, "--help"], few);
  const [bare, cached, cachedMany, exported, prompted, helped] = await medians(
    [
      () => run(nothing, few),
      () => run([...credentialProcess, "role-5"], few),
      () => run([...credentialProcess, "role-5"], many),
      () => run([...cli, "export", "role-5", "--format", "sh"], few),
      () => run([...cli, "status", "--prompt"], { ...few, AWS_PROFILE: "role-5" }),
      () => run([...cli, "--help"], few),
    ],
    { rounds: 40, warmUps: 3 },
  );
  return [
    row("node -e 0", bare),
    row("credential-process on Node, cached", cached, cached / bare, 1.4),
    row("the same with 10,000 profiles, against ten", cachedMany, cachedMany / cached, 2),
    row("aws-temp export on Node, cached", exported, exported / bare, 3),
    row("aws-temp status --prompt on Node", prompted, prompted / bare, 2),
    row("aws-temp --help on Node", helped, helped / bare, 3),
  ];
}

async function asExecutables(few, many, folder) {
  if (![standaloneFile, standaloneCliFile].every((file) => existsSync(file))) {
    return [row("executables: none; npx pnpm@12 build:standalone makes them", 0)];
  }
  const hello = compileHello(folder);
  const standalone = [copied(standaloneFile, folder)];
  const standaloneCli = [copied(standaloneCliFile, folder)];
  const tens = await medians(
    [
      () => runTenTimes(hello, few),
      () => runTenTimes([...standalone, "role-5"], few),
      () => runTenTimes([...standalone, "role-5"], many),
      () => runTenTimes([...standaloneCli, "export", "role-5", "--format", "sh"], few),
      () => runTenTimes([...standaloneCli, "--help"], few),
    ],
    { rounds: 15, warmUps: 1 },
  );
  const [bare, cached, cachedMany, exported, helped] = tens.map((ten) => ten / 10);
  const rows = [
    row("hello-world, compiled", bare),
    row("credential-process, executable, cached", cached, cached / bare, 2),
    row("the same with 10,000 profiles, against ten", cachedMany, cachedMany / cached, 2),
    row("aws-temp export, executable, cached", exported, exported / bare, 5),
    row("aws-temp --help, executable", helped, helped / bare, 5),
  ];
  if (!existsSync(awsCli)) return rows;
  const command = [awsCli, "configure", "export-credentials", "--profile", "keys"];
  const [theirs] = await medians([() => run(command, few)], { rounds: 7, warmUps: 1 });
  const times = theirs / cached;
  return [
    ...rows,
    row("aws configure export-credentials, keys of a profile", theirs),
    { what: "how many times faster the executable is", medianMs: cached, ratio: times, budget: "≥ 20.00 ×", within: times >= 20 },
  ];
}

async function atOnce(folder, aws) {
  const bareTimes = [];
  const ourTimes = [];
  const calls = [];
  for (let round = 0; round < 5; round++) {
    const cold = home(join(folder, `cold-${round}`), aws, 10);
    // What V8 compiled is there on every start but the first one ever.
    const compiled = join(folder, "few", "compiled");
    const environment = { ...cold, NODE_COMPILE_CACHE: compiled };
    bareTimes.push(await together(() => nothing, environment));
    aws.clearCalls();
    ourTimes.push(await together(() => [...credentialProcess, "role-5"], environment));
    calls.push(aws.calls().length);
  }
  const middle = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];
  const [bare, ours] = [middle(bareTimes), middle(ourTimes)];
  const most = Math.max(...calls);
  return [
    row(`${hundred} × node -e 0 at once`, bare),
    row(`${hundred} × credential-process at once, nothing cached`, ours, ours / bare, 1.5),
    { what: `calls to STS of those ${hundred}`, medianMs: 0, ratio: most, budget: "= 1", within: most === 1 },
  ];
}

async function together(commandOf, environment) {
  const start = performance.now();
  await Promise.all(
    Array.from({ length: hundred }, (_, index) => {
      const [program, ...args] = commandOf(index);
      const child = spawn(program, args, { env: environment, stdio: ["ignore", "ignore", "inherit"] });
      return new Promise((resolve, reject) => {
        child.once("error", reject);
        child.once("exit", (status) => (status === 0 ? resolve() : reject(new Error(`${program} ended with ${status}`))));
      });
    }),
  );
  return performance.now() - start;
}

function run([program, ...args], environment) {
  const { status, stderr } = spawnSync(program, args, { env: environment, stdio: ["ignore", "pipe", "pipe"] });
  if (status !== 0) throw new Error(`${program} ${args.join(" ")}: ${stderr}`);
}

/** By a shell, because to start a process from this large one takes longer than a small one lives, and that would count for both. */
function runTenTimes(command, environment) {
  const script = 'for time in 1 2 3 4 5 6 7 8 9 10; do "$@" >/dev/null || exit; done';
  run(["/bin/sh", "-c", script, "sh", ...command], environment);
}

/** The first call goes to the local AWS, which lives in this process: it must go on meanwhile. */
async function fill([program, ...args], environment) {
  const child = spawn(program, args, { env: environment, stdio: ["ignore", "ignore", "inherit"] });
  const status = await new Promise((resolve) => child.once("exit", resolve));
  if (status !== 0) throw new Error(`${program} ended with ${status}`);
}

function home(folder, aws, count) {
  const configFile = `${folder}-config`;
  const credentialsFile = `${folder}-credentials`;
  writeFileSync(configFile, "");
  for (let start = 0; start < count; start += 1000) {
    const profiles = Array.from({ length: Math.min(1000, count - start) }, (_, index) => {
      const name = `role-${start + index}`;
      return `[profile ${name}]\nrole_arn = arn:aws:iam::444455556666:role/ReadOnly\nsource_profile = keys\nregion = eu-central-1\n`;
    });
    appendFileSync(configFile, `${profiles.join("\n")}\n`);
  }
  const { accessKeyId, secretAccessKey } = standardWorld.users.find(({ name }) => name === "alice").accessKeys[0];
  writeFileSync(credentialsFile, `[keys]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`);
  return {
    PATH: outside["PATH"],
    HOME: folder,
    ...aws.env,
    AWS_CONFIG_FILE: configFile,
    AWS_SHARED_CREDENTIALS_FILE: credentialsFile,
    AWS_TEMP_HOME: folder,
  };
}

/** The same compiler with the same options as the app that is measured against it. */
function compileHello(folder) {
  const entry = join(folder, "hello.js");
  const program = join(folder, "compiled-hello");
  writeFileSync(entry, 'console.log("hello");\n');
  bunCompile({ entry, program, short: true });
  return [copied(program, folder)];
}

/** How a file was written decides how many of its pages come at once: all that are compared are written alike. */
function copied(program, folder) {
  const copy = join(folder, `copied-${basename(program)}`);
  writeFileSync(copy, readFileSync(program), { mode: 0o755 });
  return copy;
}

function row(what, medianMs, ratio, most) {
  return { what, medianMs, ratio, budget: most && `≤ ${most.toFixed(2)} ×`, within: most && ratio <= most };
}
