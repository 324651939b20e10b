/** A bar for the progress line: `Reading roles ███████░░░░░░░░ 412 of 1000 accounts`. */
export function bar(label: string, done: number, all: number, noun: string): string {
  const width = 20;
  const full = all === 0 ? 0 : Math.round((width * done) / all);
  return `${label} ${"█".repeat(full)}${"░".repeat(width - full)} ${done} of ${all} ${noun}`;
}
