import { findPythonWith, requireTool } from "@aws-temp/testkit";
import { describe, expect, it } from "vitest";
import { parseProfiles } from "../../src/profiles/parse-profiles.ts";
import { isRefusedByAwsCli } from "../../src/profiles/problems/refused-by-aws-cli.ts";
import type { DifferenceRow } from "./difference-row.ts";
import { lineDifferences } from "./line-differences.ts";
import { readWithBotocore, readWithSmithy, readWithUs } from "./real-readers.ts";
import { sectionDifferences } from "./section-differences.ts";

const rows = Object.entries<DifferenceRow>({ ...lineDifferences, ...sectionDifferences });

describe("every kind of problem", () => {
  it.each(rows)("%s is found on its line, and the rest is read", (code, row) => {
    const { problems } = parseProfiles(row);
    expect(problems.filter((problem) => problem.code === code).map(({ line }) => line)).toEqual([row.line]);
    expect(readWithUs(row)).toEqual(row.us);
  });

  it("is read by botocore as its message says", async (context) => {
    const python = requireTool(await findPythonWith("botocore"), context);
    const readings = await readWithBotocore(
      python,
      rows.map(([, row]) => row),
    );
    const found = readings.map((reading, index) => [rows[index]?.[0], reading ?? "refuses"]);
    expect(found).toEqual(rows.map(([code, { awsCli }]) => [code, awsCli]));
  });

  it("is read by the SDK for JavaScript as its message says", async () => {
    const readings = await readWithSmithy(rows.map(([, row]) => row));
    const found = readings.map((reading, index) => [rows[index]?.[0], reading]);
    expect(found).toEqual(rows.map(([code, { javascript }]) => [code, javascript]));
  });

  it("is known to make the AWS CLI refuse the file, or not to", () => {
    const known = rows.filter(([, row]) => parseProfiles(row).problems.some(isRefusedByAwsCli)).map(([code]) => code);
    expect(known).toEqual(rows.filter(([, { awsCli }]) => awsCli === "refuses").map(([code]) => code));
  });

  it("is a difference, a fault, or something that other readers than these two take differently", () => {
    const agreed = rows.filter(([, { us, awsCli, javascript }]) => [awsCli, javascript].every((reading) => isEqual(reading, us)));
    expect(agreed.map(([code]) => code)).toEqual([
      "indented-comment",
      "indented-key",
      "indented-header",
      "key-characters",
      "quoted-value",
      "nameless-section",
      "bare-section",
      "unknown-section",
      "default-replaced",
      "block-for-value",
      "probable-typo",
      "split-keys",
      "legacy-token",
      "credential-source-case",
      "duration-ignored",
      "duration-default-in-go",
      "sso-repeated",
      "sso-without-role",
      "services-missing",
      "several-sources",
    ]);
  });
});

function isEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
