import { CredentialError, type MfaRequest } from "@aws-temp/core";
import { plain, question, readCode, whyAgain } from "./question.ts";
import { openTerminal, type Terminal } from "./terminal.ts";

const keys = { interrupt: "\u0003", end: "\u0004", erase: "\u007f", backspace: "\b" } as const;

/** Asks on the controlling terminal. What is typed shows as stars. */
export async function promptOnTerminal(request: MfaRequest): Promise<string> {
  const terminal = openTerminal();
  if (terminal === undefined) throw new CredentialError("MFA_CODE_NEEDED", "The terminal is gone.", { profile: request.profile });
  const restore = () => terminal.input.setRawMode(false);
  process.on("exit", restore);
  try {
    terminal.input.setRawMode(true);
    if (request.again !== undefined) terminal.output.write(`${whyAgain[request.again]}\r\n`);
    for (;;) {
      terminal.output.write(`${plain(question(request))} `);
      const read = readCode(await readSecretLine(terminal));
      if (read.code !== undefined) return read.code;
      terminal.output.write(`${read.problem}\r\n`);
    }
  } finally {
    process.off("exit", restore);
    restore();
    terminal.close();
  }
}

function readSecretLine({ input, output }: Terminal): Promise<string> {
  return new Promise((resolve, reject) => {
    let typed = "";
    const end = (settle: () => void) => {
      input.off("data", read);
      input.pause();
      output.write("\r\n");
      settle();
    };
    const giveUp = () => end(() => reject(new CredentialError("INTERRUPTED", "No MFA code was given.")));
    const read = (chunk: Buffer) => {
      for (const key of chunk.toString("utf8")) {
        if (key === keys.interrupt || (key === keys.end && typed === "")) return giveUp();
        if (key === "\r" || key === "\n") return end(() => resolve(typed));
        if (key === keys.erase || key === keys.backspace) {
          if (typed !== "") output.write("\b \b");
          typed = typed.slice(0, -1);
        } else if (/[\d ]/.test(key)) {
          typed += key;
          output.write("*");
        }
      }
      return undefined;
    };
    input.on("data", read);
    input.once("end", giveUp);
    input.once("error", giveUp);
    input.resume();
  });
}
