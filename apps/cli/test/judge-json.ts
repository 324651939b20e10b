import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";

const folder = fileURLToPath(new URL("../../../packages/core/schemas/", import.meta.url));
const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
for (const file of await readdir(folder))
  ajv.addSchema(JSON.parse(await readFile(`${folder}${file}`, "utf8")), file.split(".")[0]);

/**
 * Judges values by the JSON Schemas that core ships: no key may be missing, and none may be there that is not documented.
 *
 * @returns what is wrong, one line each; empty when all is right
 */
export function judgeJson(values: readonly { readonly shape: string; readonly json: string }[]): string {
  return values
    .flatMap(({ shape, json }) => {
      if (ajv.validate(shape, JSON.parse(json))) return [];
      return (ajv.errors ?? []).map(
        ({ instancePath, message, params }) => `${shape}${instancePath} ${message} ${JSON.stringify(params)}`,
      );
    })
    .join("\n");
}
