/**
 * Breaks a line at spaces so that each part fits. Later parts are indented by two columns more than the first. A word that is wider
 * than the terminal, such as a link, stays whole, so that it can be copied.
 *
 * @param columns - of the terminal
 * @param widthOf - how many columns a text takes
 * @public
 */
export function wrapLine(line: string, columns: number, widthOf: (text: string) => number): string[] {
  if (widthOf(line) <= columns) return [line];
  const [indent = ""] = /^ */.exec(line) ?? [];
  const [first = "", ...rest] = line.slice(indent.length).split(/( +)/);
  const wrapped: string[] = [];
  let current = indent + first;
  for (let at = 0; at < rest.length; at += 2) {
    const [gap = "", word = ""] = rest.slice(at, at + 2);
    if (widthOf(current) + gap.length + widthOf(word) <= columns) {
      current += gap + word;
    } else {
      wrapped.push(current);
      current = `${indent}  ${word}`;
    }
  }
  return [...wrapped, current];
}
