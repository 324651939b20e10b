import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { arch, platform, report } from "node:process";

/**
 * Makes an executable for this platform of a script and Bun.
 *
 * @param {object} what
 * @param {string} what.entry
 * @param {string} what.program - the file to write
 * @param {boolean} what.short - it ends within milliseconds: what runs a hundred times is better interpreted than compiled
 * @param {string} [what.order] - what a run used, by `BUN_BYTECODE_ORDER_OUT`: this lies together, and little else is read
 */
export function bunCompile({ entry, program, short, order }) {
  const options = [
    "--compile",
    "--bytecode",
    "--minify",
    // Bun writes the paths of the building machine for these, and a library looks for programs beside itself: what lies there on another
    // machine must not be started, and the same sources must give the same bytes in every folder.
    '--define=__dirname="/"',
    '--define=__filename="/aws-temp"',
    // So that what is for Node alone is left out: see `store/sha256.ts` in core.
    '--define=process.versions.bun="1"',
    // What lies in the folder where someone starts it has no say.
    "--no-compile-autoload-dotenv",
    "--no-compile-autoload-bunfig",
    ...(short ? ["--compile-jit-policy=1000"] : []),
    ...(order === undefined ? [] : [`--bytecode-order=${order}`]),
    `--outfile=${program}`,
  ];
  execFileSync(bunProgram(), ["build", entry, ...options], { stdio: ["ignore", "ignore", "inherit"] });
}

/** npm's `bun` package would link its executable by a script at install; it can be started where it is. */
function bunProgram() {
  const fromBun = createRequire(createRequire(import.meta.url).resolve("bun/package.json"));
  const musl = platform === "linux" && report?.getReport().header.glibcVersionRuntime === undefined ? "-musl" : "";
  const os = { win32: "windows" }[platform] ?? platform;
  const cpu = { arm64: "aarch64" }[arch] ?? arch;
  const home = dirname(fromBun.resolve(`@oven/bun-${os}-${cpu}${musl}/package.json`));
  return join(home, "bin", platform === "win32" ? "bun.exe" : "bun");
}
