import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openBookmarks } from "../../src/store/bookmarks.ts";
import { temporaryFolder } from "../temp-folder.ts";

const logger = { warn: () => undefined, progress: () => undefined };

async function bookmarks() {
  const stateFolder = join(await temporaryFolder(), "aws-temp");
  return { ...openBookmarks({ stateFolder, logger }), file: join(stateFolder, "bookmarks.json"), stateFolder };
}

it("keeps a profile's pages, by name, for its owner alone", async () => {
  const { save, list, file } = await bookmarks();
  expect([...(await list("dev"))]).toEqual([]);
  await save("dev", "logs", { service: "logs", region: "eu-west-1" });
  await save("dev", "instances", { destination: "/ec2/home#Instances:" });
  await save("prod", "logs", { service: "cloudwatch" });
  expect([...(await list("dev")).keys()]).toEqual(["instances", "logs"]);
  expect((await list("dev")).get("logs")).toEqual({ service: "logs", region: "eu-west-1" });
  expect((await list("prod")).get("logs")).toEqual({ service: "cloudwatch" });
  if (process.platform !== "win32") expect((await stat(file)).mode & 0o777).toBe(0o600);
});

it("replaces and removes", async () => {
  const { save, remove, list, file } = await bookmarks();
  await save("dev", "a", { service: "s3" });
  await save("dev", "a", { service: "ec2" });
  expect([...(await list("dev"))]).toEqual([["a", { service: "ec2" }]]);
  expect(await remove("dev", "b")).toBe(false);
  expect(await remove("dev", "a")).toBe(true);
  expect(JSON.parse(await readFile(file, "utf8"))).toEqual({});
});

it("takes any name", async () => {
  const { save, list } = await bookmarks();
  for (const name of ["__proto__", "constructor", "a b", "ü"]) await save("__proto__", name, { service: "s3" });
  expect([...(await list("__proto__")).keys()]).toEqual(["__proto__", "a b", "constructor", "ü"]);
  expect([...(await list("toString"))]).toEqual([]);
});

it("loses none of those that are saved at once", async () => {
  const { save, list } = await bookmarks();
  await Promise.all(Array.from({ length: 10 }, (_, index) => save("dev", `b${index}`, { service: "s3" })));
  expect((await list("dev")).size).toBe(10);
});

it.each(["{", "[]", '{"dev": 1}', '{"dev": {"a": {"service": 1}}}', "null"])(
  "does not throw away what it cannot read: %s",
  async (text) => {
    const { save, list, file, stateFolder } = await bookmarks();
    await mkdir(stateFolder);
    await writeFile(file, text);
    await expect(list("dev")).rejects.toMatchObject({ code: "SYNTAX", data: { file } });
    await expect(save("dev", "a", { service: "s3" })).rejects.toMatchObject({ code: "SYNTAX" });
    expect(await readFile(file, "utf8")).toBe(text);
  },
);
