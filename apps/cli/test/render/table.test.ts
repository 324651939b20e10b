import { describe, expect, it } from "vitest";
import { type Fit, table } from "../../src/render/text/table.ts";
import { widthOf } from "../../src/render/text/width.ts";

const rows = [
  ["PROFILE", "ACCOUNT", "KIND", "REGION", "TIME LEFT"],
  ["dev", "111122223333", "role", "eu-central-1", "59 min left"],
  [`${"long-".repeat(10)}name`, "444455556666 Production", "console sign-in", "eu-west-1", "11 h 59 min"],
  ["日本語のとても長いプロファイル名はここで切れます", "-", "role", "-", "expired"],
];
const fit: Omit<Fit, "width"> = { leaving: ["REGION", "KIND", "ACCOUNT"], whole: ["TIME LEFT"] };
const drawn = (width: number | undefined) => table(rows, (cell) => cell, { ...fit, width });

describe("a table", () => {
  it("stays whole without a terminal", () => {
    expect(drawn(undefined)[2]).toBe(`${rows[2]?.[0]}  444455556666 Production  console sign-in  eu-west-1     11 h 59 min`);
  });

  it.each([
    { width: 200, heading: ["PROFILE", "ACCOUNT", "KIND", "REGION", "TIME LEFT"] },
    { width: 81, heading: ["PROFILE", "ACCOUNT", "KIND", "REGION", "TIME LEFT"] },
    { width: 80, heading: ["PROFILE", "ACCOUNT", "KIND", "TIME LEFT"] },
    { width: 62, heading: ["PROFILE", "ACCOUNT", "TIME LEFT"] },
    { width: 61, heading: ["PROFILE", "TIME LEFT"] },
    { width: 40, heading: ["PROFILE", "TIME LEFT"] },
    { width: 20, heading: ["PROFILE", "TIME LEFT"] },
  ])("gives up the least needed column first at $width columns", ({ width, heading }) => {
    expect(drawn(width)[0]?.split(/ {2,}/)).toEqual(heading);
  });

  it.each(Array.from({ length: 82 }, (_, index) => index + 19))("fits into %i columns and keeps how long", (width) => {
    for (const line of drawn(width)) expect(widthOf(line)).toBeLessThanOrEqual(width);
    expect(drawn(width).map((line) => /(?:TIME LEFT|left|min|expired)$/.test(line))).toEqual([true, true, true, true]);
  });

  it("ends a cut cell in …, and keeps rows in line", () => {
    const lines = drawn(40);
    expect(lines[1]).toBe(`${"dev".padEnd(27)}  59 min left`);
    expect(lines[2]).toBe(`${"long-".repeat(5)}l…  11 h 59 min`);
    expect(lines[3]).toBe("日本語のとても長いプロファ…  expired");
  });

  it("paints cells by the columns that were given", () => {
    const painted = table(rows, (cell, column) => (column === 4 ? `<${cell}>` : cell), { ...fit, width: 40 });
    expect(painted[1]).toMatch(/<59 min left>$/);
  });
});
