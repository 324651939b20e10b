import { expect, it } from "vitest";
import { describeFormat } from "../../src/export/describe-format.ts";
import { exportFormats } from "../../src/export/format.ts";
import { unsetStatements } from "../../src/export/unset-statements.ts";

const able = exportFormats.filter((format) => describeFormat(format).canUnset);
const unable = exportFormats.filter((format) => !describeFormat(format).canUnset);

it("knows which formats change an environment", () => {
  expect(unable).toEqual(["dotenv", "docker", "json", "process", "ini", "k8s"]);
});

it.each(able)("%s says something of every credential variable, and sets none", (format) => {
  const text = unsetStatements(format);
  for (const name of [
    "AWS_ACCESS_KEY_ID",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN",
    "AWS_SECURITY_TOKEN",
    "AWS_CREDENTIAL_EXPIRATION",
  ]) {
    expect(text).toContain(name);
  }
  expect(text).toMatch(/\n$/);
});

it.each(unable)("%s says that it is a document, and which formats are not", (format) => {
  const error = expect.objectContaining({ code: "USAGE", hints: [expect.stringContaining(able.join(", "))] });
  expect(() => unsetStatements(format)).toThrow(error);
});

it.each(exportFormats)("%s has its line for the help", (format) => {
  const { id, description, mediaHint } = describeFormat(format);
  expect(id).toBe(format);
  expect(description).not.toBe("");
  expect(mediaHint).toContain("COMMAND");
});
