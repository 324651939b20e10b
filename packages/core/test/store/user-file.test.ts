import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { readUserFile } from "../../src/store/files/user-file.ts";

async function fileOf(bytes: Uint8Array): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "aws-temp-user-file-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, "config");
  await writeFile(file, bytes);
  return file;
}

it.each([
  { name: "plain text", text: "[default]\nregion = eu-west-1\n" },
  { name: "a byte order mark", text: "\ufeff[default]\n" },
  { name: "characters of two, three and four bytes", text: "# é € 😀\n" },
  { name: "the replacement character itself", text: "# \ufffd\n" },
  { name: "nothing", text: "" },
])("$name is read as it is", async ({ text }) => {
  expect(readUserFile(await fileOf(Buffer.from(text)))).toBe(text);
});

it.each([
  { name: "a lone byte", bad: [0xff] },
  { name: "a character that is cut off", bad: [0xe2, 0x82] },
  { name: "a surrogate", bad: [0xed, 0xa0, 0x80] },
  { name: "an overlong form", bad: [0xc0, 0xaf] },
  { name: "a bad byte after a replacement character", bad: [0xef, 0xbf, 0xbd, 0xff] },
])("$name is an error with its line", async ({ bad }) => {
  const file = await fileOf(Buffer.concat([Buffer.from("[default]\n# "), Uint8Array.from(bad), Buffer.from("\n")]));
  expect(() => readUserFile(file)).toThrow(
    expect.objectContaining({ code: "FILE_UNREADABLE", message: expect.stringContaining("is not UTF-8: line 2") }),
  );
});
