import type { LogLine } from "./workflow-command.ts";

/**
 * What everybody who may read a job's log sees: each line with the values masked that were masked before it, in this step or an
 * earlier one.
 *
 * @internal
 */
export class JobLog {
  readonly #masks = new Set<string>();

  /** The values masked so far, in their order. */
  masks(): readonly string[] {
    return [...this.#masks];
  }

  show(lines: readonly LogLine[], stderr: string): string {
    const shown = lines.flatMap((line) => {
      if (line.kind === "add-mask") {
        this.#mask(line.text);
        return [];
      }
      return [this.#masked([line.kind, ...Object.values(line.properties), line.text].join(" "))];
    });
    return [...shown, this.#masked(stderr)].join("\n");
  }

  #mask(value: string): void {
    // The runner masks a text of several lines and each of its lines.
    for (const part of [value, ...value.split(/\r?\n/)]) {
      if (part.trim() !== "") {
        this.#masks.add(part);
      }
    }
  }

  #masked(text: string): string {
    const longestFirst = [...this.#masks].toSorted((a, b) => b.length - a.length);
    return longestFirst.reduce((masked, value) => masked.replaceAll(value, "***"), text);
  }
}
