import { existsSync } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";
import { type Profile, readProcessCommand } from "@aws-temp/core/profiles";
import { isExecutable } from "../../is-executable.ts";
import { found } from "../finding-table.ts";
import type { Check, Found, Patient } from "../found.ts";

/** Keys whose value is the path of a file, which no AWS tool expands: neither `~` nor variables. */
const paths = ["web_identity_token_file", "ca_bundle"];

/** Whether the files and programs are there that profiles name. */
export const checkSources: Check = ({ profiles, names, environment, platform, home }) =>
  [...(profiles?.profiles.values() ?? [])]
    .filter(({ name }) => names?.includes(name) ?? true)
    .flatMap((profile) => [...missingFiles(profile), ...missingProgram(profile, { environment, platform, home })]);

function missingFiles({ name, settings, origins }: Profile): readonly Found[] {
  return paths.flatMap((key) => {
    const path = settings.get(key);
    if (!path || existsSync(path)) return [];
    const why = path.startsWith("~") ? "; no AWS tool expands ~ in it" : "";
    const at = { profile: name, file: origins.get(key)?.file, line: origins.get(key)?.line };
    const message = `The file that ${key} of profile ${name} names is not there${why}.`;
    return found("file-missing", { ...at, message, mend: `Correct ${key}, to an absolute path, or make the file.` });
  });
}

/** Only the program is looked at, and only its name is shown: arguments may hold a password. */
function missingProgram(
  { name, settings, origins }: Profile,
  where: Pick<Patient, "environment" | "platform" | "home">,
): readonly Found[] {
  const { program: written } = readProcessCommand(settings.get("credential_process") ?? "", where.platform);
  const program = written?.startsWith("~/") ? join(where.home, written.slice(2)) : written;
  if (program === undefined || isThere(program, where)) return [];
  const { file, line } = origins.get("credential_process") ?? {};
  const message = `The program that credential_process of profile ${name} starts is not there.`;
  return [
    found("program-missing", {
      profile: name,
      file,
      line,
      message,
      mend: "Install it, or correct its path in credential_process.",
    }),
  ];
}

function isThere(program: string, { environment, platform }: Pick<Patient, "environment" | "platform">): boolean {
  const windows = platform === "win32";
  const endings = windows ? ["", ".exe", ".cmd", ".bat"] : [""];
  const bare = !isAbsolute(program) && !/[/\\]/.test(program);
  const folders = bare
    ? (environment["PATH"] ?? environment["Path"] ?? "").split(delimiter).filter((each) => each !== "")
    : [undefined];
  return folders.some((folder) =>
    endings.some((ending) => isExecutable(folder === undefined ? program + ending : join(folder, program + ending))),
  );
}
