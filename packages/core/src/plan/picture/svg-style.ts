import type { BoxKind } from "./graph.ts";

interface Colours {
  readonly back: string;
  readonly frame: string;
  readonly quiet: string;
  readonly text: string;
  readonly boxes: Readonly<Record<BoxKind, readonly [fill: string, stroke: string]>>;
}

const light: Colours = {
  back: "#ffffff",
  frame: "#f6f8fa",
  quiet: "#57606a",
  text: "#1b1f24",
  boxes: {
    keys: ["#fff8e5", "#9a6700"],
    source: ["#f3f5f8", "#57606a"],
    session: ["#f7f1fe", "#8250df"],
    role: ["#edf5ff", "#1f6feb"],
    problem: ["#fff0ee", "#b42318"],
  },
};

const dark: Colours = {
  back: "#0d1117",
  frame: "#131a23",
  quiet: "#9aa4af",
  text: "#e6edf3",
  boxes: {
    keys: ["#2b2312", "#d4a72c"],
    source: ["#1b222c", "#8b949e"],
    session: ["#241a36", "#b387f5"],
    role: ["#12233d", "#58a6ff"],
    problem: ["#33161a", "#ff8f85"],
  },
};

function rules({ back, frame, quiet, text, boxes }: Colours): string {
  return [
    `.back,.cover{fill:${back}}`,
    `.frame{fill:${frame};stroke:${quiet}}`,
    `.heading,.name{fill:${text}}`,
    `.line,.label{fill:${quiet}}`,
    `.arrow{stroke:${quiet}}`,
    `.tip{fill:${quiet}}`,
    ...Object.entries(boxes).map(([kind, [fill, stroke]]) => `.${kind} rect{fill:${fill};stroke:${stroke}}`),
  ].join("");
}

/** Without variables, which not every program that shows SVG understands. */
export const svgStyle = [
  "text{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace}",
  ".heading,.name{font-weight:600}",
  ".arrow{fill:none;stroke-width:1.5}",
  ".frame{stroke-width:1;stroke-opacity:.35}",
  ".box rect{stroke-width:1.25}",
  ".main rect{stroke-width:2.75}",
  ".problem rect{stroke-dasharray:5 3}",
  rules(light),
  `@media (prefers-color-scheme:dark){${rules(dark)}}`,
].join("");
