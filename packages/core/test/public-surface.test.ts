import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("../src/", import.meta.url));
const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
const textOf = (file: string) => readFileSync(join(root, file), "utf8");

/** What an entry point exports: the file that declares it, and its name. `network` and `store` are for the apps of
 * this repository; docs/cli.md describes `views`. */
const exported = files
  .filter((file) => !/[/\\]|^(?:network|store|views)\.ts$/.test(file))
  .flatMap((entry) =>
    [...textOf(entry).matchAll(/^export (?:type )?\{([^}]*)\} from "([^"]+)";$/gm)].flatMap(([, names = "", file = ""]) =>
      names
        .split(",")
        .map((name) => name.trim().replace(/^type /, ""))
        .filter((name) => name !== "")
        .map((name) => `${join(dirname(entry), file)} ${name}`),
    ),
  );

const declaration =
  /(\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n)?^export (?:declare )?(?:async )?(?:const|function|class|interface|type) (\w+)/gm;
const declared = files.flatMap((file) =>
  [...textOf(file).matchAll(declaration)].map(([, comment = "", name = ""]) => ({ id: `${file} ${name}`, comment })),
);

it("@public is at what an entry point exports, and nowhere else", () => {
  const tagged = declared.filter(({ comment }) => comment.includes("@public")).map(({ id }) => id);
  expect(tagged.length).toBeGreaterThan(100);
  expect(tagged.sort()).toEqual([...new Set(exported)].sort());
});

it("what is public says what it is", () => {
  const silent = declared.filter(({ comment }) => /^\/\*\* @public \*\/$/.test(comment.trim())).map(({ id }) => id);
  expect(silent).toEqual([]);
});
