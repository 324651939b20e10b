// Makes an executable of the app of the folder that it is started in, for this platform: dist/standalone/NAME at the root.
// Bun compiles it from the app's bundle, so it holds the very code that runs on Node.
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { arch, argv, platform, report } from "node:process";
import { fileURLToPath } from "node:url";

const [entry, name] = argv.slice(2);
const folder = fileURLToPath(new URL("../dist/standalone/", import.meta.url));
mkdirSync(folder, { recursive: true });
execFileSync(
  bunProgram(),
  [
    "build",
    entry,
    "--compile",
    "--bytecode",
    "--minify",
    // What lies in the folder where somebody starts it has no say.
    "--no-compile-autoload-dotenv",
    "--no-compile-autoload-bunfig",
    `--outfile=${join(folder, name)}`,
  ],
  { stdio: ["ignore", "ignore", "inherit"] },
);
console.log(`dist/standalone/${name}`);

/** npm's `bun` package would link its executable by a script at install; it can be started where it is. */
function bunProgram() {
  const fromBun = createRequire(createRequire(import.meta.url).resolve("bun/package.json"));
  const musl = platform === "linux" && report?.getReport().header.glibcVersionRuntime === undefined ? "-musl" : "";
  const os = { win32: "windows" }[platform] ?? platform;
  const cpu = { arm64: "aarch64" }[arch] ?? arch;
  const home = dirname(fromBun.resolve(`@oven/bun-${os}-${cpu}${musl}/package.json`));
  return join(home, "bin", platform === "win32" ? "bun.exe" : "bun");
}
