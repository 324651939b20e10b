import type { Graph } from "./graph.ts";
import { type Area, layoutOf, type PlacedArrow, type PlacedBox } from "./layout.ts";
import { textWidth, type } from "./measure.ts";
import { plainText } from "./shown-text.ts";
import { svgStyle } from "./svg-style.ts";

/**
 * A graph as an SVG image: it loads nothing, runs nothing, and follows the light or dark of the page or system that shows it.
 *
 * @internal
 */
export function svgOf(graph: Graph): string {
  const { width, height, boxes, frames, notes, arrows } = layoutOf(graph);
  const title = plainText(graph.title);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title description">`,
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="description">${escaped(plainText(graph.description))}</desc>`,
    `<style>${svgStyle}</style>`,
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path class="tip" d="M0 0.5L8 4L0 7.5z"/></marker></defs>',
    `<rect class="back" width="${width}" height="${height}"/>`,
    text("heading", title, 24, 40, type.heading),
    ...frames.map(frameOf),
    ...notes.map((note) => text("label", note.text, note.x, note.y, type.line)),
    ...arrows.map(shaftOf),
    ...arrows.map(labelOf),
    ...boxes.map(drawnBox),
    "</svg>",
    "",
  ]
    .filter((line) => line !== "")
    .concat("")
    .join("\n");
}

function frameOf({ x, y, width, height }: Area): string {
  return `<rect class="frame" x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="10"/>`;
}

function drawnBox({ box, title, lines, x, y, width, height }: PlacedBox): string {
  const whole = escaped([box.title, ...box.lines].map(plainText).join("\n"));
  const left = x + 14;
  const first = lines.length === 0 ? (height - type.title) / 2 : 11;
  const top = y + first + type.title - 2;
  return [
    `<g class="box ${box.kind}${box.main ? " main" : ""}"><title>${whole}</title>`,
    `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="6"/>`,
    text("name", title, left, top, type.title),
    ...lines.map((line, index) => text("line", line, left, top + (index + 1) * (type.line + 5), type.line)),
    "</g>",
  ].join("");
}

/** Out of the box, up or down, and in from the left; with round corners. */
function shaftOf({ from, to, trunk }: PlacedArrow): string {
  const drop = to.y - from.y;
  const corner = Math.min(8, Math.abs(drop) / 2);
  const turn = Math.sign(drop) * corner;
  const path =
    Math.abs(drop) < 1
      ? `M${round(from.x)} ${round(from.y)}H${round(to.x - 1)}`
      : `M${round(from.x)} ${round(from.y)}H${round(trunk - corner)}Q${round(trunk)} ${round(from.y)} ${round(trunk)} ${round(from.y + turn)}V${round(to.y - turn)}Q${round(trunk)} ${round(to.y)} ${round(trunk + corner)} ${round(to.y)}H${round(to.x - 1)}`;
  return `<path class="arrow" marker-end="url(#tip)" d="${path}"/>`;
}

/** On the last part of the arrow, which is the box's own. */
function labelOf({ to, trunk, lines }: PlacedArrow): string {
  if (lines.length === 0) return "";
  const step = type.line + 4;
  const width = Math.max(...lines.map((line) => textWidth(line, type.line))) + 8;
  const middle = (trunk + to.x - 8) / 2;
  const top = to.y - (lines.length * step) / 2;
  const cover = `<rect class="cover" x="${round(middle - width / 2)}" y="${round(top)}" width="${round(width)}" height="${lines.length * step}"/>`;
  const words = lines.map((line, index) =>
    text("label", line, middle - textWidth(line, type.line) / 2, top + index * step + type.line, type.line),
  );
  return cover + words.join("");
}

/** Whatever font shows it, it is as wide as it was reckoned to be. */
function text(kind: string, words: string, x: number, y: number, size: number): string {
  if (words === "") return "";
  const length = round(textWidth(words, size));
  return `<text class="${kind}" x="${round(x)}" y="${round(y)}" font-size="${size}" textLength="${length}" lengthAdjust="spacingAndGlyphs">${escaped(words)}</text>`;
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escaped(words: string): string {
  return words.replace(/[&<>"']/g, (sign) => entities[sign] ?? "");
}
