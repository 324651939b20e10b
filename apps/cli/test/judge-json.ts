import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { nodeUnderTest, runProcess } from "@aws-temp/testkit";
import type { CliWorld } from "./cli-world.ts";

/** What docs/cli.md is made from. */
const files = [
  "../src/render/shapes/json-shapes.ts",
  "../src/render/shapes/profile-shapes.ts",
  "../src/render/shapes/program-shapes.ts",
  "../src/render/shapes/set-up-shapes.ts",
  "../../../packages/core/src/export/formats/json.ts",
];
const modules = await Promise.all(
  files.map(async (file) => {
    const path = fileURLToPath(new URL(file, import.meta.url));
    const exported = (await readFile(path, "utf8")).matchAll(/^export (?:interface|type) (\w+)/gm);
    return { path, shapes: [...exported].map(([, name = ""]) => name) };
  }),
);
const compiler = fileURLToPath(new URL("../../../node_modules/typescript/bin/tsc", import.meta.url));
const options =
  "--noEmit --pretty false --strict --exactOptionalPropertyTypes --allowImportingTsExtensions --skipLibCheck --module nodenext --target esnext";

/** The compiler's word on whether values are what docs/cli.md says of their command: nothing missing, nothing more. */
export async function judgeJson(
  { home }: CliWorld,
  values: readonly { readonly shape: string; readonly json: string }[],
): Promise<string> {
  const names = [...new Set(values.map(({ shape }) => shape))];
  const imports = names.map((name) => {
    const path = modules.find(({ shapes }) => shapes.includes(name))?.path;
    return `import type { ${name} } from ${JSON.stringify(path)};`;
  });
  const lines = values.map(({ shape, json }, index) => `export const value${index}: ${shape} = ${json};`);
  const file = join(home.path, "values.ts");
  await writeFile(file, [...imports, ...lines].join("\n"));
  return (await runProcess(nodeUnderTest, [compiler, ...options.split(" "), file])).stdout;
}
