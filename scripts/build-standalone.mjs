// Makes an executable of the app of the folder that it is started in, for this platform: dist/standalone/NAME at the root.
// Bun compiles it from the app's bundle, so it holds the very code that runs on Node. Compiled twice: a run of the first, with an
// answer from the cache, shows what the second had best find in one place.
//
//   node build-standalone.mjs ENTRY NAME [--short] ARGUMENT…     ARGUMENT…: the run, in a home with standard profiles
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { argv, env } from "node:process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { startLocalAws, writeStandardHome } from "@aws-temp/local-aws";
import { bunCompile } from "./bun-compile.mjs";

const [entry, name, ...words] = argv.slice(2);
const short = words[0] === "--short";
const run = short ? words.slice(1) : words;
const folder = fileURLToPath(new URL("../dist/standalone/", import.meta.url));
const program = join(folder, name);
const scratch = mkdtempSync(join(tmpdir(), "aws-temp-standalone-"));
try {
  mkdirSync(folder, { recursive: true });
  bunCompile({ entry, program, short });
  bunCompile({ entry, program, short, order: await recordCachedRun() });
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
console.log(`dist/standalone/${name}`);

async function recordCachedRun() {
  const order = join(scratch, "order");
  const aws = await startLocalAws();
  try {
    const home = join(scratch, "home");
    const environment = { PATH: env["PATH"], HOME: home, ...aws.env, ...(await writeStandardHome(home, aws)).env };
    // The first one fills the cache.
    await promisify(execFile)(program, run, { env: environment });
    await promisify(execFile)(program, run, { env: { ...environment, BUN_BYTECODE_ORDER_OUT: order } });
  } finally {
    await aws.close();
  }
  return order;
}
