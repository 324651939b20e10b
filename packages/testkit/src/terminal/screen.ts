import xterm from "@xterm/headless";

/**
 * What a terminal shows of a stream of text and control sequences.
 *
 * @internal
 */
export interface Screen {
  write(data: string): void;
  /** The visible lines, once everything written so far has been worked in. */
  text(): Promise<string>;
}

/**
 * @param reply - is given what the terminal answers when a program asks it something, such as where the cursor is
 * @internal
 */
export function createScreen(cols: number, rows: number, reply: (data: string) => void): Screen {
  const terminal = new xterm.Terminal({ cols, rows, allowProposedApi: true });
  terminal.onData(reply);
  return {
    write: (data) => terminal.write(data),
    text: async () => {
      await new Promise<void>((done) => terminal.write("", done));
      const { active } = terminal.buffer;
      const lines = Array.from({ length: rows }, (_, row) => active.getLine(active.baseY + row)?.translateToString(true) ?? "");
      return lines.join("\n").trimEnd();
    },
  };
}
