import { execFile } from "node:child_process";
import { access, constants } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { CredentialError, type Environment, type MfaPrompt, type MfaRequest } from "@aws-temp/core";
import { plain, question, readCode, whyAgain } from "./question.ts";

/** A program that shows a window with a question, and prints the answer. */
interface WindowProgram {
  readonly path: string;
  readonly args: (title: string, text: string) => readonly string[];
  readonly environment: Environment;
}

const title = "aws-temp";

const onDarwin = `on run argv
  text returned of (display dialog (item 2 of argv) with title (item 1 of argv) default answer "" with hidden answer)
end run`;

/** The texts come in by the environment: as a part of the script they could be taken for one. */
const onWindows = `Add-Type -AssemblyName Microsoft.VisualBasic
$code = [Microsoft.VisualBasic.Interaction]::InputBox($Env:AWS_TEMP_TEXT, $Env:AWS_TEMP_TITLE)
if ($code -eq '') { exit 1 }
$code`;

const programs: Readonly<Record<string, WindowProgram["args"]>> = {
  zenity: (of, text) => ["--entry", "--hide-text", `--title=${of}`, `--text=${escapeMarkup(text)}`],
  kdialog: (of, text) => ["--title", of, "--password", text],
  osascript: (of, text) => ["-e", onDarwin, of, text],
  "powershell.exe": () => ["-NoProfile", "-NonInteractive", "-Command", onWindows],
};

/** Finds a program that can show a window here. */
export async function windowProgram(environment: Environment): Promise<WindowProgram | undefined> {
  const hasDisplay = Boolean(environment["DISPLAY"] || environment["WAYLAND_DISPLAY"]);
  const names = { darwin: ["osascript"], win32: ["powershell.exe"] }[process.platform as string] ?? ["zenity", "kdialog"];
  if (!hasDisplay && !["darwin", "win32"].includes(process.platform)) return undefined;
  for (const name of names) {
    for (const folder of (environment["PATH"] ?? environment["Path"] ?? "").split(delimiter)) {
      const path = join(folder, name);
      const args = programs[name];
      if (folder !== "" && args !== undefined && (await isExecutable(path))) return { path, args, environment };
    }
  }
  return undefined;
}

/** Asks in a window. An answer that is no code is asked for once more by the same window; a closed window means no. */
export function promptInWindow(program: WindowProgram): MfaPrompt {
  return async (request) => {
    let before = request.again === undefined ? "" : `${whyAgain[request.again]}\n`;
    for (;;) {
      const read = readCode(await show(program, `${before}${plain(question(request))}`, request));
      if (read.code !== undefined) return read.code;
      before = `${read.problem}\n`;
    }
  };
}

function show({ path, args, environment }: WindowProgram, text: string, { profile }: MfaRequest): Promise<string> {
  return new Promise((resolve, reject) => {
    const env = { ...environment, AWS_TEMP_TITLE: title, AWS_TEMP_TEXT: text };
    execFile(path, [...args(title, text)], { env, windowsHide: true }, (error, stdout) => {
      if (error === null) resolve(stdout.trim());
      else reject(new CredentialError("INTERRUPTED", `The window that asks for the MFA code of profile ${profile} was closed.`));
    });
  });
}

/** zenity reads its text as Pango markup. */
function escapeMarkup(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
