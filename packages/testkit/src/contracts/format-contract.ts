import { describe, expect, it } from "vitest";
import { readers } from "../readers/readers.ts";
import { shells } from "../shells/shells.ts";
import { requireTool } from "../skip.ts";
import type { FormatImplementation } from "./format-implementation.ts";
import { judgeReader } from "./judge-reader.ts";
import { judgeUnsetting, judgeValues } from "./judge-shell.ts";
import { rightfulRefusals, triage } from "./refusals.ts";

/**
 * The format contract, as tests of the file that calls it: each shell format × each nasty value, evaluated by the real shell in
 * each way in which its users do and under each setting that changes how it reads, and read back by a program that it starts; what
 * is left over from elsewhere goes, and unsetting unsets. The other formats are read by the programs and libraries that they are for.
 *
 * @public
 */
export function describeFormatContract(implementation: FormatImplementation): void {
  describe.each(implementation.formats)("format %s", (format) => {
    it("refuses just the values that its readers cannot be told, and says of which variable and why", () => {
      const { refused, complaints } = triage(implementation, format);
      expect(refused.toSorted()).toEqual((rightfulRefusals[format] ?? []).toSorted());
      expect(complaints).toEqual([]);
    });

    it("ends with a line break", () => {
      expect(implementation.write({ accessKeyId: "A", secretAccessKey: "B", sessionToken: "C", region: "d" }, format)).toMatch(
        /\n$/,
      );
    });
  });

  describe.each(shells)("shell $name", (shell) => {
    it.concurrent.for(Object.keys(shell.ways))("gets every value by %s", async (way, context) => {
      const program = requireTool(await shell.find(), context);
      expect(await judgeValues(implementation, shell, program, { way })).toEqual([]);
    });

    it.concurrent.for(Object.entries(shell.modes))("gets every value under %s", async ([, mode], context) => {
      const program = requireTool(await shell.find(), context);
      expect(await judgeValues(implementation, shell, program, { mode })).toEqual([]);
    });

    if (shell.startPrompt !== undefined) {
      it.concurrent("gets every value at its prompt", async (context) => {
        const program = requireTool(await shell.find(), context);
        expect(await judgeValues(implementation, shell, program, { atPrompt: true })).toEqual([]);
      });
    }

    it.concurrent.for([["its own settings", {}] as const, ...Object.entries(shell.modes)])(
      "loses what is left over, and unsets, under %s",
      async ([, mode], context) => {
        const program = requireTool(await shell.find(), context);
        expect(await judgeUnsetting(implementation, shell, program, mode)).toEqual([]);
      },
    );
  });

  it.concurrent.for(readers)("$format: $name reads every value", async (reader, context) => {
    const program = requireTool(await reader.find(), context);
    expect(await judgeReader(implementation, reader, program)).toEqual([]);
  });
}
