import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { isSpentCode, rememberSpentCode } from "../../src/store/spent-code.ts";
import { temporaryFolder } from "../temp-folder.ts";

it.each([
  { name: "the same code at once", serial: "d", code: "123456", later: 0, spent: true },
  { name: "the same code while AWS remembers it", serial: "d", code: "123456", later: 60_000, spent: true },
  { name: "the same digits later", serial: "d", code: "123456", later: 90_000, spent: false },
  { name: "another code", serial: "d", code: "123457", later: 0, spent: false },
  { name: "the same code of another device", serial: "e", code: "123456", later: 0, spent: false },
])("$name", async ({ serial, code, later, spent }) => {
  const folder = await temporaryFolder();
  await rememberSpentCode(folder, "d", "123456", 1_000_000);
  expect(await isSpentCode(folder, serial, code, 1_000_000 + later)).toBe(spent);
});

it("keeps neither code nor serial in plain text", async () => {
  const folder = await temporaryFolder();
  await rememberSpentCode(folder, "arn:aws:iam::111122223333:mfa/eve", "123456", 1);
  const [file = ""] = await readdir(join(folder, "mfa"));
  expect(`${file}${await readFile(join(folder, "mfa", file), "utf8")}`).not.toMatch(/123456|eve/);
});
