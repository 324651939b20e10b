import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runProcess } from "@aws-temp/testkit";
import type { CliWorld } from "./cli-world.ts";

const shapes = fileURLToPath(new URL("../src/render/json-shapes.ts", import.meta.url));
const compiler = fileURLToPath(new URL("../../../node_modules/.bin/tsc", import.meta.url));
const options =
  "--noEmit --strict --exactOptionalPropertyTypes --allowImportingTsExtensions --skipLibCheck --module nodenext --target esnext";

/** The compiler's word on whether values are what docs/cli.md says of their command: nothing missing, nothing more. */
export async function judgeJson(
  { home }: CliWorld,
  values: readonly { readonly shape: string; readonly json: string }[],
): Promise<string> {
  const names = [...new Set(values.map(({ shape }) => shape))];
  const lines = values.map(({ shape, json }, index) => `export const value${index}: ${shape} = ${json};`);
  const file = join(home.path, "values.ts");
  await writeFile(file, [`import type { ${names.join(", ")} } from ${JSON.stringify(shapes)};`, ...lines].join("\n"));
  return (await runProcess(compiler, [...options.split(" "), file])).stdout;
}
