import { Command } from "@oclif/core/command";
import type { Config } from "@oclif/core/config";
import type { AppContext } from "./app-context.ts";
import { outputFlags } from "./flags/output-flags.ts";
import { type Colours, coloursFor } from "./render/text/colours.ts";
import { jsonText } from "./render/text/json-text.ts";
import { shownLines } from "./render/text/shown-lines.ts";
import { terminalWidth } from "./render/text/width.ts";
import { tellPeople } from "./tell-people.ts";

/** A command: parses its flags, calls core, renders. */
export abstract class BaseCommand extends Command {
  static override baseFlags = outputFlags;
  /** The interface in `views/` of core that `--json` prints, or where it is described; for docs/cli.md. */
  static jsonShape = "";
  /** Flags that help leaves out, because help of `export` describes them. docs/cli.md lists them all. */
  static flagsOfExport: readonly string[] = [];
  /** What may stand behind the flags, as help shows it. */
  static trailing: readonly string[] = [];

  protected readonly context: AppContext;

  constructor(argv: string[], config: Config, context: AppContext) {
    super(argv, config);
    this.context = context;
  }

  /** Writes what was asked for: lines for people, or a text for a program as it is. */
  protected print(lines: string | readonly string[]): void {
    const { stdout } = this.context;
    stdout.write(typeof lines === "string" ? lines : shownLines(lines, stdout));
  }

  /** Writes what was asked for, as JSON. */
  protected printJson(value: unknown): void {
    this.context.stdout.write(jsonText(value));
  }

  /** Writes lines for people to stderr. */
  protected tell(lines: readonly string[]): void {
    tellPeople(lines, this.context);
  }

  /** Columns that a table on stdout may take; `undefined` where stdout is no terminal. */
  protected get width(): number | undefined {
    return terminalWidth(this.context.stdout);
  }

  protected coloursOf(stream: "stdout" | "stderr", flags: { readonly "no-color": boolean }): Colours {
    return coloursFor(this.context[stream], this.context.environment, flags["no-color"]);
  }
}

/** A class that makes a {@link BaseCommand}, with oclif's description of it. */
export type CommandClass = (new (
  argv: string[],
  config: Config,
  context: AppContext,
) => BaseCommand) &
  Omit<typeof BaseCommand, "prototype">;
