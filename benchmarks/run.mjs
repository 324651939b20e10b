// `npx pnpm@12 bench [NAME…]`: runs every benchmark (or those named) and prints each figure beside its peer's and its budget.
// Budgets are ratios of medians taken in one run on one machine, so they mean the same everywhere. The figures also go to
// benchmarks/results/latest.json. Over budget ends with status 1.
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { cpus, platform, release } from "node:os";
import { argv, exit, version } from "node:process";

const wanted = argv.slice(2).filter((name) => !name.startsWith("-"));
const files = readdirSync(new URL(".", import.meta.url)).filter((file) => file.endsWith(".mjs") && file !== "run.mjs");
const results = [];

console.log(`${cpus().length} × ${cpus()[0]?.model ?? "unknown processor"}, ${platform()} ${release()}, Node ${version}\n`);
for (const file of files.sort()) {
  const { benchmark } = await import(new URL(file, import.meta.url).href);
  if (benchmark === undefined || (wanted.length > 0 && !wanted.some((name) => file.startsWith(name)))) continue;
  const rows = await benchmark.run();
  console.log(benchmark.name);
  for (const { what, medianMs, ratio, budget, within } of rows) {
    const verdict = budget === undefined ? "" : `  budget ${budget}  ${within ? "kept" : "OVER"}`;
    console.log(
      `  ${what.padEnd(58)} ${medianMs.toFixed(2).padStart(9)} ms  ${ratio === undefined ? "     " : `${ratio.toFixed(2)} ×`}${verdict}`,
    );
  }
  console.log();
  results.push({ name: benchmark.name, rows });
}
mkdirSync(new URL("results/", import.meta.url), { recursive: true });
const machine = { processors: cpus().length, model: cpus()[0]?.model, platform: platform(), node: version };
writeFileSync(
  new URL("results/latest.json", import.meta.url),
  `${JSON.stringify({ date: new Date().toISOString(), machine, results }, null, 2)}\n`,
);
exit(results.every(({ rows }) => rows.every(({ within }) => within !== false)) ? 0 : 1);
