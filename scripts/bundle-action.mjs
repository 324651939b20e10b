// Bundles the GitHub Action of the folder that it is started in: an entry for each program that a runner or an SDK starts, and what
// they share or load later in files of their own. What is written depends on the sources alone: building twice gives the same bytes.
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";
import { thirdPartyLicences } from "./bundle-licences.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = "dist";
const entries = ["main", "post", "credential-process"].filter((name) => existsSync(`src/${name}.ts`));
const { name, version } = JSON.parse(readFileSync("package.json", "utf8"));
// These do nothing by being loaded, and do not say so themselves: the runner's toolkit brings an HTTP client that we do not use.
const inert = /^node:|[\\/](?:@actions[\\/](?:core|exec|io|http-client)|undici|tunnel)[\\/]/;

rmSync(folder, { recursive: true, force: true });
const bundle = await rolldown({
  input: Object.fromEntries(entries.map((entry) => [entry, resolve(`src/${entry}.ts`)])),
  platform: "node",
  resolve: { mainFields: ["module", "main"] },
  transform: { define: { AWS_TEMP_VERSION: JSON.stringify(version) } },
  treeshake: { moduleSideEffects: [{ test: inert, sideEffects: false }] },
});
const { output } = await bundle.write({
  dir: folder,
  format: "esm",
  minify: true,
  comments: false,
  entryFileNames: "[name].mjs",
  chunkFileNames: "[name]-[hash].mjs",
});
await bundle.close();

const chunks = output.filter(({ type }) => type === "chunk");
const portable = (id) => relative(root, id).split(sep).join("/");
const holding = chunks.map(({ fileName, imports, moduleIds }) => [
  fileName,
  {
    imports: imports.filter((file) => file.endsWith(".mjs")),
    modules: moduleIds.filter((id) => !id.startsWith("\0")).map(portable),
  },
]);
// For the tests: what came into which file, and what is loaded with it.
writeFileSync(join(folder, "modules.json"), `${JSON.stringify(Object.fromEntries(holding), null, 1)}\n`);
writeFileSync(join(folder, "LICENSES.txt"), thirdPartyLicences(chunks.flatMap(({ moduleIds }) => moduleIds)));
const bytes = chunks.reduce((sum, { code }) => sum + Buffer.byteLength(code), 0);
console.log(`${name}: ${chunks.length} files, ${bytes} bytes`);
