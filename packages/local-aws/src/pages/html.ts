/**
 * Text that is HTML already.
 *
 * @internal
 */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | Html | readonly Html[];

/**
 * Builds HTML from a template; whatever is put into it is escaped, unless it is HTML already.
 *
 * @internal
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.reduce((text, string, index) => text + rendered(parts[index - 1] ?? "") + string));
}

function rendered(part: Part): string {
  if (part instanceof Html) return part.text;
  return typeof part === "string" ? escaped(part) : part.map(rendered).join("");
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? "");
}
