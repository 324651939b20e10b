import { createHash } from "node:crypto";

/** Written for 320 px and up, light and dark; system fonts, because nothing may be loaded. @internal */
export const pageStyle = `
:root { color-scheme: light dark; --back: #eef1f5; --card: #ffffff; --text: #16202c; --quiet: #55606e; --line: #d3dae3;
  --accent: #0b5cad; --on-accent: #ffffff; --note: #fff6dd; --on-note: #5c4300; --good: #17692f; --bad: #a3221a; }
@media (prefers-color-scheme: dark) { :root { --back: #0f151d; --card: #19222d; --text: #e8edf3; --quiet: #a3b0be;
  --line: #35414f; --accent: #7ab8ff; --on-accent: #08203a; --note: #332a10; --on-note: #f3d998; --good: #7fd79a;
  --bad: #ff9d94; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; align-items: center; justify-content: center;
  gap: 1rem; padding: 1rem; background: var(--back); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; }
main { width: 100%; max-width: 34rem; background: var(--card); border: 1px solid var(--line); border-radius: 0.75rem;
  padding: clamp(1.25rem, 5vw, 2.25rem); overflow-wrap: anywhere; }
.service { margin: 0; color: var(--quiet); font-size: 0.875rem; }
h1 { margin: 0.125rem 0 1rem; font-size: 1.5rem; line-height: 1.25; text-wrap: balance; }
p { margin: 0 0 1rem; }
dl { margin: 0 0 1.25rem; border-top: 1px solid var(--line); }
dl div { display: grid; grid-template-columns: 8.5rem 1fr; gap: 0.25rem 1rem; padding: 0.625rem 0;
  border-bottom: 1px solid var(--line); }
dt { color: var(--quiet); }
dd { margin: 0; }
dd ul { margin: 0; padding: 0; list-style: none; }
code { font: 0.9375em/1.5 ui-monospace, monospace; }
.code { display: block; margin: 0 0 1.25rem; padding: 0.75rem 1rem; border: 1px solid var(--line); border-radius: 0.5rem;
  background: var(--back); font: 600 1.625rem/1.25 ui-monospace, monospace; letter-spacing: 0.06em; text-align: center; }
.long { font-size: 0.9375rem; font-weight: 400; letter-spacing: 0; text-align: start; overflow-wrap: anywhere;
  -webkit-user-select: all; user-select: all; }
.problem { padding: 0.625rem 0.875rem; border-inline-start: 4px solid var(--bad); background: var(--back); }
legend, .field label { display: block; margin-bottom: 0.25rem; padding: 0; font-weight: 600; }
fieldset { margin: 0 0 1.25rem; padding: 0; border: 0; min-inline-size: 0; }
fieldset label { display: flex; gap: 0.75rem; align-items: baseline; padding: 0.375rem 0; }
input[type="radio"] { flex: none; width: 1.125rem; height: 1.125rem; margin: 0; accent-color: var(--accent);
  transform: translateY(0.1875rem); }
.field { margin-bottom: 1.25rem; }
.field input { width: 100%; min-height: 2.75rem; padding: 0.375rem 0.75rem; border: 1px solid var(--quiet);
  border-radius: 0.5rem; background: var(--card); color: inherit; font: 1.25rem/1.5 ui-monospace, monospace;
  letter-spacing: 0.06em; text-transform: uppercase; }
.buttons { display: flex; flex-wrap: wrap; gap: 0.75rem; }
button { flex: 1 1 8rem; min-height: 2.75rem; padding: 0.5rem 1.25rem; border: 1px solid var(--accent);
  border-radius: 0.5rem; background: var(--accent); color: var(--on-accent); font: 600 1rem/1.25 system-ui, sans-serif;
  cursor: pointer; }
button.second { background: transparent; color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
h1.good::before { content: "\\2713\\a0"; color: var(--good); }
h1.bad::before { content: "\\2715\\a0"; color: var(--bad); }
main > :last-child, form > :last-child { margin-bottom: 0; }
footer { max-width: 34rem; width: 100%; padding: 0.625rem 0.875rem; border-radius: 0.5rem; background: var(--note);
  color: var(--on-note); font-size: 0.875rem; text-align: center; text-wrap: balance; }
@media (max-width: 26rem) { dl div { grid-template-columns: 1fr; } }
`;

/** The style as a Content Security Policy names it. @internal */
export const pageStyleSource = `'sha256-${createHash("sha256").update(pageStyle).digest("base64")}'`;
