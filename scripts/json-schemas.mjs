import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createGenerator } from "ts-json-schema-generator";

const views = fileURLToPath(new URL("../packages/core/dist/views.d.ts", import.meta.url));

/**
 * The shapes of `@aws-temp/core/views` as JSON Schemas (draft 7). They allow no other keys than the documented ones.
 *
 * @returns {Record<string, string>} text by path from the root
 */
export function jsonSchemas() {
  const names = [...readFileSync(views, "utf8").matchAll(/\{([^}]*)\}/g)].flatMap(([, list]) =>
    list.split(",").map((name) => name.trim()),
  );
  const generator = createGenerator({
    path: views,
    tsconfig: fileURLToPath(new URL("json-schemas.tsconfig.json", import.meta.url)),
    skipTypeCheck: true,
    topRef: false,
    additionalProperties: false,
  });
  return Object.fromEntries(
    names
      .filter((name) => name !== "")
      .map((name) => {
        const schema = {
          $id: `https://github.com/org/aws-temp/schemas/${name}.schema.json`,
          title: name,
          ...generator.createSchema(name),
        };
        return [`packages/core/schemas/${name}.schema.json`, `${JSON.stringify(schema, undefined, 2)}\n`];
      }),
  );
}
