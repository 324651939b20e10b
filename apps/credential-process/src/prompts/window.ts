import { execFile } from "node:child_process";
import { access, constants } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { CredentialError, type Environment, type MfaPrompt, type MfaRequest } from "@aws-temp/core";
import { question, readCode, whyAgain } from "./question.ts";

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
  zenity: (of, text) => ["--entry", "--hide-text", `--title=${of}`, `--text=${escapeLabel(text)}`],
  kdialog: (of, text) => ["--title", of, "--password", text],
  osascript: (of, text) => ["-e", onDarwin, of, text],
  "powershell.exe": () => ["-NoProfile", "-NonInteractive", "-Command", onWindows],
};

const ofPlatform: Readonly<Record<string, readonly string[]>> = { darwin: ["osascript"], win32: ["powershell.exe"] };
const names = ofPlatform[process.platform] ?? ["zenity", "kdialog"];

/** Finds a program that can show a window here. */
export async function windowProgram(environment: Environment): Promise<WindowProgram | undefined> {
  if (!hasDisplay(environment)) return undefined;
  for (const name of names) {
    for (const folder of (environment["PATH"] ?? environment["Path"] ?? "").split(delimiter)) {
      const path = join(folder, name);
      const args = programs[name];
      if (folder !== "" && args !== undefined && (await isExecutable(path))) return { path, args, environment };
    }
  }
  return undefined;
}

/** What to change so that a window can be shown, where none can. */
export function howToGetWindows(environment: Environment): string {
  return hasDisplay(environment)
    ? `Or install ${names.join(" or ")}, which --prompt gui asks with.`
    : "Or name the display for --prompt gui in DISPLAY or WAYLAND_DISPLAY.";
}

function hasDisplay(environment: Environment): boolean {
  return process.platform in ofPlatform || Boolean(environment["DISPLAY"] || environment["WAYLAND_DISPLAY"]);
}

/** Asks in a window. An answer that is no code is asked for once more by the same window; a closed window means no. */
export function promptInWindow(program: WindowProgram): MfaPrompt {
  return async (request) => {
    let before = request.again === undefined ? "" : `${whyAgain[request.again]}\n`;
    for (;;) {
      const read = readCode(await show(program, `${before}${question(request)}`, request));
      if (read.code !== undefined) return read.code;
      before = `${read.problem}\n`;
    }
  };
}

function show({ path, args, environment }: WindowProgram, text: string, { profile }: MfaRequest): Promise<string> {
  return new Promise((resolve, reject) => {
    const env = { ...environment, AWS_TEMP_TITLE: title, AWS_TEMP_TEXT: text };
    const child = execFile(path, [...args(title, text)], { env, windowsHide: true }, (error, stdout) => {
      process.off("exit", close);
      if (error === null) resolve(stdout.trim());
      else reject(new CredentialError("INTERRUPTED", `The window that asks for the MFA code of profile ${profile} was closed.`));
    });
    // No one is left to read the answer.
    const close = () => child.kill();
    process.on("exit", close);
  });
}

/** zenity's entry takes an underscore as the mark of an access key, and backslashes as C does. */
function escapeLabel(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll("_", "__");
}

async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
