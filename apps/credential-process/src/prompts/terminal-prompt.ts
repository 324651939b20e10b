import { CredentialError, type MfaRequest } from "@aws-temp/core";
import { question, readCode, whyAgain } from "./question.ts";
import { openTerminal, type Terminal } from "./terminal.ts";

const keys = { interrupt: "\u0003", end: "\u0004", erase: "\u007f", backspace: "\b" } as const;

/** Asks on the controlling terminal. What is typed shows as stars. */
export async function promptOnTerminal(request: MfaRequest): Promise<string> {
  const terminal = openTerminal();
  if (terminal === undefined) throw new CredentialError("MFA_CODE_NEEDED", "The terminal is gone.", { profile: request.profile });
  const restore = () => terminal.setRawMode(false);
  // Whoever writes next begins a line.
  const leave = () => {
    restore();
    terminal.write("\r\n");
  };
  process.on("exit", leave);
  try {
    terminal.setRawMode(true);
    if (request.again !== undefined) terminal.write(`${whyAgain[request.again]}\r\n`);
    for (;;) {
      terminal.say(`${question(request)} `);
      const read = readCode(await readSecretLine(terminal));
      if (read.code !== undefined) return read.code;
      terminal.say(read.problem);
      terminal.write("\r\n");
    }
  } finally {
    process.off("exit", leave);
    restore();
    terminal.close();
  }
}

function readSecretLine(terminal: Terminal): Promise<string> {
  return new Promise((resolve, reject) => {
    let typed = "";
    const end = (settle: () => void) => {
      stop();
      terminal.write("\r\n");
      settle();
    };
    const giveUp = () => end(() => reject(new CredentialError("INTERRUPTED", "No MFA code was given.")));
    const stop = terminal.listen((keysTyped) => {
      if (keysTyped === undefined) return giveUp();
      for (const key of keysTyped) {
        if (key === keys.interrupt || (key === keys.end && typed === "")) return giveUp();
        if (key === "\r" || key === "\n") return end(() => resolve(typed));
        if (key === keys.erase || key === keys.backspace) {
          if (typed !== "") terminal.write("\b \b");
          typed = typed.slice(0, -1);
        } else if (/[\d ]/.test(key)) {
          typed += key;
          terminal.write("*");
        }
      }
      return undefined;
    });
  });
}
