import { expect, it } from "vitest";
import type { Box, Graph } from "../../../src/plan/picture/graph.ts";
import { mermaidOf } from "../../../src/plan/picture/mermaid.ts";

const box = (id: string, title = id, more: Partial<Box> = {}): Box => ({
  id,
  kind: "role",
  title,
  lines: [],
  main: false,
  ...more,
});
const graph = (boxes: readonly Box[], arrows: Graph["arrows"] = []): Graph => ({ title: "T", description: "D", boxes, arrows });

it("draws boxes and what is called between them", () => {
  const boxes = [box("keys", "dev", { kind: "keys", lines: ["long-term keys"] }), box("role", "admin", { main: true })];
  const text = mermaidOf(graph(boxes, [{ from: "keys", to: "role", lines: ["AssumeRole", "1 h"] }]));
  expect(text).toBe(`flowchart LR
  accTitle: T
  accDescr: D
  n0["dev<br/>long-term keys"]:::keys
  n1["admin"]:::role
  n0 -->|"AssumeRole<br/>1 h"| n1
  style n1 stroke-width:3px
  classDef keys fill:#fff3d6,stroke:#9a6700,color:#3b2600
  classDef role fill:#dbeafe,stroke:#1f6feb,color:#0b2447
`);
});

/** What mermaid 12.3 shows as the name itself; rendered and compared by hand, as that library is too big for a test. */
it.each([
  ["my_dev-profile.1", "my_dev-profile.1"],
  ['a"]; click n0 "https://evil.example', "a#34;#93;#59; click n0 #34;https://evil.example"],
  ["<script>alert(1)</script>", "#60;script#62;alert(1)#60;/script#62;"],
  ["`code`", "#96;code#96;"],
  ["#35;", "#35;35#59;"],
  ["_under_", "#95;under#95;"],
  ["**bold**", "#42;#42;bold#42;#42;"],
  ["1. first", "1#46; first"],
  ["- dash", "#45; dash"],
  ["%%{init: {}}%%", "#37;#37;#123;init: #123;#125;#125;#37;#37;"],
  ["a\\nb", "a\u29f5nb"],
  ["fa:fa-car", "fa\u200b:fa-car"],
  ["$$x$$", "#36;\u200b#36;\u200bx#36;\u200b#36;\u200b"],
  ["two\nlines\u0000\u202e", "two lines"],
  ["日本語", "日本語"],
])("shows the name %j as it is", (name, written) => {
  expect(mermaidOf(graph([box("a", name)]))).toContain(`  n0["${written}"]:::role\n`);
});

it("sets a crowd in rows, with one arrow for all", () => {
  const members = Array.from({ length: 9 }, (_, index) => box(`m${index}`));
  const arrows = members.map(({ id }) => ({ from: "sso", to: id, lines: ["MFA"] }));
  const text = mermaidOf(graph([box("sso"), ...members], arrows));
  expect(text.match(/-->/g)).toEqual(["-->"]);
  expect(text).toContain('  n0 -->|"MFA"| g0\n');
  expect(text).toContain("    n1 ~~~ n2\n    n3 ~~~ n4\n");
});

it("draws every arrow of a loop", () => {
  const text = mermaidOf(
    graph(
      [box("a"), box("b")],
      [
        { from: "a", to: "b", lines: [] },
        { from: "b", to: "a", lines: [] },
      ],
    ),
  );
  expect(text).toContain("  n0 --> n1\n  n1 --> n0\n");
});
