import { globSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { runProcess } from "@aws-temp/testkit";
import { expect, it } from "vitest";

it("generated pages, JSON Schemas and API reports are those of the code", async () => {
  const script = fileURLToPath(new URL("../../../scripts/generate-docs.mjs", import.meta.url));
  expect(await runProcess(process.execPath, [script, "--check"])).toMatchObject({ status: 0, stderr: "" });
});

it("every changeset names packages that exist", () => {
  const root = fileURLToPath(new URL("../../../", import.meta.url));
  const names = globSync(["apps/*/package.json", "packages/*/package.json"], { cwd: root }).map(
    (file) => (JSON.parse(readFileSync(root + file, "utf8")) as { readonly name: string }).name,
  );
  const changesets = readdirSync(`${root}.changeset`).filter((file) => file.endsWith(".md") && file !== "README.md");
  const named = changesets.flatMap((file) => {
    const [, head = ""] = readFileSync(`${root}.changeset/${file}`, "utf8").split(/^---$/m);
    return [...head.matchAll(/^"([^"]+)": (?:major|minor|patch)$/gm)].map(([, name = ""]) => `${file}: ${name}`);
  });
  expect(named.filter((each) => !names.includes(each.split(": ")[1] ?? ""))).toEqual([]);
});
