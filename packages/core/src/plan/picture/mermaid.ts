import { allCrowds, type CrowdRow } from "./crowd.ts";
import { forestOf } from "./forest.ts";
import type { Arrow, Box, BoxKind, Graph } from "./graph.ts";
import { plainText, shownText } from "./shown-text.ts";

/** Colours that bring their own background, for pages of either kind. */
const classes: Readonly<Record<BoxKind, string>> = {
  keys: "fill:#fff3d6,stroke:#9a6700,color:#3b2600",
  source: "fill:#eceff3,stroke:#57606a,color:#1b1f24",
  session: "fill:#efe4fd,stroke:#8250df,color:#2e1065",
  role: "fill:#dbeafe,stroke:#1f6feb,color:#0b2447",
  problem: "fill:#ffe3e0,stroke:#b42318,color:#5c0f08,stroke-dasharray:5 3",
};

const longest = 60;

/**
 * A graph as a Mermaid flowchart. Many boxes with nothing behind them and one origin stand in rows, with one arrow for all.
 *
 * @internal
 */
export function mermaidOf(graph: Graph): string {
  const ids = new Map(graph.boxes.map(({ id }, index) => [id, `n${index}`]));
  const name = (id: string) => ids.get(id) ?? id;
  const crowds = allCrowds(forestOf(graph));
  const crowded = new Set(crowds.flatMap(({ members }) => members.map(({ box }) => box.id)));
  const box = (each: Box, indent: string) => `${indent}${name(each.id)}["${textOf([each.title, ...each.lines])}"]:::${each.kind}`;
  const crowdLines = crowds.flatMap(({ members, rows, parent, lines }, index) => [
    `  subgraph g${index}[" "]`,
    ...members.map((each) => box(each.box, "    ")),
    ...chains(rows, name).map((chain) => `    ${chain}`),
    "  end",
    ...(parent === undefined ? [] : [`  ${name(parent)} ${shaft(lines)} g${index}`]),
  ]);
  const used = new Set(graph.boxes.map(({ kind }) => kind));
  return [
    "flowchart LR",
    `  accTitle: ${oneLine(graph.title)}`,
    `  accDescr: ${oneLine(graph.description)}`,
    ...graph.boxes.filter(({ id }) => !crowded.has(id)).map((each) => box(each, "  ")),
    ...graph.arrows.filter(({ to }) => !crowded.has(to)).map((arrow) => arrowOf(arrow, name)),
    ...crowdLines,
    ...graph.boxes.filter(({ main }) => main).map(({ id }) => `  style ${name(id)} stroke-width:3px`),
    ...[...used].map((kind) => `  classDef ${kind} ${classes[kind]}`),
    "",
  ].join("\n");
}

function arrowOf({ from, to, lines }: Arrow, name: (id: string) => string): string {
  return `  ${name(from)} ${shaft(lines)} ${name(to)}`;
}

function shaft(lines: readonly string[]): string {
  return lines.length === 0 ? "-->" : `-->|"${textOf(lines)}"|`;
}

/** Invisible links, which set boxes in rows. */
function chains(rows: readonly CrowdRow[], name: (id: string) => string): string[] {
  return rows.flatMap(({ cells }) => {
    const names = cells.flatMap((tree) => (tree === undefined ? [] : [name(tree.box.id)]));
    return names.length > 1 ? [names.join(" ~~~ ")] : [];
  });
}

function textOf(lines: readonly string[]): string {
  return lines.map((line) => escaped(shownText(line, longest))).join("<br/>");
}

/**
 * Mermaid reads a label as Markdown and HTML, and `#35;` as a character. What means something there is written as its number: the
 * signs of HTML and emphasis anywhere, those of lists at the beginning. Numbers are read too early for formulas (`$$`), icons
 * (`fa:fa-car`) and line ends (`\n`): there a space without width comes between, and a sign that looks like the backslash.
 */
function escaped(text: string): string {
  return text
    .replaceAll("\\", "\u29f5")
    .replaceAll("$$", "$\u200b$\u200b")
    .replace(/\b(fa[a-z]?):(?=fa-)/g, "$1\u200b:")
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|["#<>&`*~[\]|{}$;%]/gu, (sign) => `#${sign.codePointAt(0)};`)
    .replace(/^(\d+)([.)])(?=\s|$)/, (_, number: string, sign: string) => `${number}#${sign.codePointAt(0)};`)
    .replace(/^[-+=](?=\s|$)/, (sign) => `#${sign.codePointAt(0)};`);
}

/** For lines that end where the line ends. */
function oneLine(text: string): string {
  return escaped(plainText(text).slice(0, 1000));
}
