// Bundles the app of the folder that it is started in: what every run needs in one file, everything else in files that are loaded
// when they are needed. Prefers few large files at the start, because each file costs a fraction of a millisecond.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { argv, cwd } from "node:process";
import { rolldown } from "rolldown";
import { thirdPartyLicences } from "./bundle-licences.mjs";

const [entry = "src/main.ts", folder = "dist/bundle"] = argv.slice(2);
const { name, version, license, bin, oclif } = JSON.parse(readFileSync(join(cwd(), "package.json"), "utf8"));
const described = JSON.stringify({ name, version, license, bin, oclif });
const atStart = new Set();

rmSync(folder, { recursive: true, force: true });
const bundle = await rolldown({
  input: { main: resolve(entry) },
  platform: "node",
  // The SDK as modules, of which only what is used gets into the bundle.
  resolve: { mainFields: ["module", "main"] },
  transform: { define: { AWS_TEMP_VERSION: JSON.stringify(version), AWS_TEMP_PACKAGE: JSON.stringify(described) } },
  // Node's own modules do nothing by being loaded.
  treeshake: { moduleSideEffects: [{ test: /^node:/, sideEffects: false }] },
  plugins: [
    {
      name: "loaded-at-start",
      buildEnd() {
        const visit = (id) => {
          if (atStart.has(id)) return;
          atStart.add(id);
          for (const imported of this.getModuleInfo(id)?.importedIds ?? []) visit(imported);
        };
        // As the bundler spells it, which on Windows need not be as Node does.
        for (const id of this.getModuleIds()) if (this.getModuleInfo(id)?.isEntry) visit(id);
      },
    },
  ],
});
const { output } = await bundle.write({
  dir: folder,
  format: "cjs",
  minify: true,
  entryFileNames: "[name].cjs",
  // What is loaded at the start has a name that the programs in bin/ know: by way of the entry it would be a file more.
  chunkFileNames: ({ name: chunk }) => (chunk === "start" ? "start.cjs" : "[name]-[hash].cjs"),
  codeSplitting: { groups: [{ name: "start", test: (id) => atStart.has(id) || id.includes("rolldown/runtime") }] },
});
await bundle.close();
const chunks = output.filter(({ type }) => type === "chunk");
writeFileSync(join(folder, "LICENSES.txt"), thirdPartyLicences(chunks.flatMap(({ moduleIds }) => moduleIds)));
// For the tests: what came into which file.
const contents = chunks.map(({ fileName, moduleIds }) => [fileName, moduleIds.map((id) => id.replaceAll("\\", "/"))]);
writeFileSync(`${folder}.json`, JSON.stringify(Object.fromEntries(contents)));
const start = chunks.filter(({ fileName }) => /^(?:main|start)/.test(fileName));
console.log(`${name}: ${output.length} files, ${start.reduce((sum, { code }) => sum + code.length, 0)} bytes at the start`);
