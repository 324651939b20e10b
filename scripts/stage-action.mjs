// Lays out what the action's own repository holds at a release, from what was built: node scripts/stage-action.mjs FOLDER
// Nothing but Node is needed to run it there. The folder must be new or empty.
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";

const app = fileURLToPath(new URL("../apps/github-action/", import.meta.url));
if (argv[2] === undefined) throw new Error("Name the folder to lay the action out in.");
const folder = resolve(argv[2]);

mkdirSync(folder, { recursive: true });
if (readdirSync(folder).length > 0) throw new Error(`${folder} is not empty.`);
for (const name of ["action.yml", "README.md", "LICENSE"]) cpSync(join(app, name), join(folder, name));
// A cached build leaves older bundles beside its own; what the last one wrote is listed.
const bundles = Object.keys(JSON.parse(readFileSync(join(app, "dist", "modules.json"), "utf8")));
for (const name of [...bundles, "LICENSES.txt"]) cpSync(join(app, "dist", name), join(folder, "dist", name));
const { version, description, license, type } = JSON.parse(readFileSync(join(app, "package.json"), "utf8"));
const manifest = { name: "aws-temp-action", version, private: true, description, license, type };
writeFileSync(join(folder, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
console.log(`v${version} in ${folder}`);
