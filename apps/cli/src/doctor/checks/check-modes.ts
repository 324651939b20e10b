import type { LoadedProfiles } from "@aws-temp/core";
import type { CheckUp } from "@aws-temp/core/doctor";
import { found } from "../finding-table.ts";
import type { Check, Found } from "../found.ts";

type Open = Awaited<ReturnType<CheckUp["openFiles"]>>[number];

/** Who may read and write the user's files for AWS, and what is torn among the sign-ins. */
export const checkModes: Check = async ({ checkUp, profiles }) => [
  ...(await checkUp.openFiles()).flatMap((open) => judge(open, profiles)),
  ...(await checkUp.tornTokens()).map((file) =>
    found("torn-token", { file, message: "This file of a sign-in holds nothing whole.", mend: `rm ${file}` }),
  ),
];

function judge(open: Open, profiles: LoadedProfiles | undefined): readonly Found[] {
  const { kind, path, mode, wanted, othersMayWrite, mend } = open;
  const octal = (bits: number) => bits.toString(8).padStart(4, "0");
  const say = (code: Parameters<typeof found>[0], may: string) => [
    found(code, {
      file: path,
      message: `Others may ${may} (mode ${octal(mode)}).`,
      mend: `chmod ${octal(wanted)} ${path}`,
      fix: { of: "user", run: mend },
    }),
  ];
  if (kind === "folder")
    return othersMayWrite ? say("folder-writable", "put files into this folder") : say("folder-open", "list this folder");
  if (othersMayWrite) return say("file-writable", "write this file");
  return kind === "secret" || holdsSecrets(path, profiles) ? say("file-open", "read this file, and it holds secrets") : [];
}

function holdsSecrets(file: string, profiles: LoadedProfiles | undefined): boolean {
  return [...(profiles?.profiles.values() ?? [])].some(({ origins }) => origins.get("aws_secret_access_key")?.file === file);
}
