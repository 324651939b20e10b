// `npx pnpm@12 bench [NAME…]`: runs every benchmark (or those named) and prints one table, as docs/performance.md quotes it, of each figure
// beside its peer's and its budget. Budgets are ratios of medians taken in one run on one machine, so they mean the same everywhere.
// The figures also go to benchmarks/results/latest.json. Over budget ends with status 1.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { cpus, platform, release } from "node:os";
import { argv, exit, version } from "node:process";

const wanted = argv.slice(2).filter((name) => !name.startsWith("-"));
const files = readdirSync(new URL(".", import.meta.url)).filter((file) => file.endsWith(".mjs") && file !== "run.mjs");
const bun = JSON.parse(readFileSync(createRequire(new URL("..", import.meta.url)).resolve("bun/package.json"), "utf8")).version;
const machine = {
  processors: cpus().length,
  model: cpus()[0]?.model ?? "unknown processor",
  platform: platform(),
  release: release(),
};
const results = [];

for (const file of files.sort()) {
  const { benchmark } = await import(new URL(file, import.meta.url).href);
  if (benchmark === undefined || (wanted.length > 0 && !wanted.some((name) => file.startsWith(name)))) continue;
  console.error(benchmark.name);
  results.push({ name: benchmark.name, rows: await benchmark.run() });
}

console.log(`${machine.processors} × ${machine.model}, ${machine.platform} ${machine.release}, Node ${version}, Bun ${bun}\n`);
const table = [
  ["", "measured", "ratio", "budget", ""],
  ...results.flatMap(({ name, rows }) => [[`**${name}**`, "", "", "", ""], ...rows.map(cells)]),
];
const widths = table[0].map((_, column) => Math.max(3, ...table.map((line) => line[column].length)));
const [head, ...body] = table.map((line) => `| ${line.map((cell, column) => cell.padEnd(widths[column])).join(" | ")} |`);
console.log([head, `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`, ...body].join("\n"));

function cells({ what, medianMs, ratio, budget, within }) {
  const measured = medianMs > 0 ? `${medianMs < 100 ? medianMs.toFixed(1) : medianMs.toFixed(0)} ms` : "";
  const times = ratio === undefined ? "" : budget?.startsWith("=") ? String(ratio) : `${ratio.toFixed(2)} ×`;
  return [what, measured, times, budget ?? "", budget === undefined ? "" : within ? "kept" : "**over**"];
}

mkdirSync(new URL("results/", import.meta.url), { recursive: true });
writeFileSync(
  new URL("results/latest.json", import.meta.url),
  `${JSON.stringify({ date: new Date().toISOString(), machine: { ...machine, node: version, bun }, results }, null, 2)}\n`,
);
exit(results.every(({ rows }) => rows.every(({ within }) => within !== false)) ? 0 : 1);
