import { devNull } from "node:os";
import type { LoadedProfiles } from "@aws-temp/core";
import { safeTail } from "@aws-temp/core/internal";
import { readUserFile } from "@aws-temp/core/internal/store";
import { count } from "../../render/text/count.ts";
import { found } from "../finding-table.ts";
import type { Check, Found, Patient } from "../found.ts";
import { runTool, type ToolResult } from "../run-tool.ts";

/** Milliseconds: it starts slowly. */
const patience = 30_000;

/**
 * What the AWS CLI makes of the same files: whether it can read them at all, and which profiles it sees. It is asked for its list of
 * profiles, because anything more would make it obtain credentials, run programs, or ask for codes.
 */
export const checkAwsCli: Check = async ({ profiles, names, environment }) => {
  const own = plain(environment);
  // It reads the files even to say its version.
  const blind = { ...own, AWS_CONFIG_FILE: devNull, AWS_SHARED_CREDENTIALS_FILE: devNull };
  const [version, listed] = await Promise.all([
    runTool("aws", ["--version"], { environment: blind, patience }),
    runTool("aws", ["configure", "list-profiles"], { environment: own, patience }),
  ]);
  if (version.status === undefined) return [found("no-aws-cli", { message: "The AWS CLI is not installed." })];
  if (version.status !== 0) {
    return [
      found("aws-cli-broken", {
        message: "There is a program aws, and it does not run.",
        mend: "See what it says: aws --version",
      }),
    ];
  }
  const [name = "aws-cli"] = `${version.stdout}${version.stderr}`.trim().split(/\s/);
  const refuses = ({ stderr }: ToolResult) => [refusal(name, stderr, profiles?.configFile)];
  if (name.startsWith("aws-cli/1.")) {
    // It has no list of profiles.
    const end = await runTool("aws", ["--version"], { environment: own, patience });
    return end.status === 0 ? [found("aws-cli", { message: `${name} reads the files.` })] : refuses(end);
  }
  if (listed.status !== 0) return refuses(listed);
  const seen = new Set(listed.stdout.split(/\r?\n/).filter((line) => line !== ""));
  return [
    found("aws-cli", { message: `${name} reads the files, and sees ${count(seen.size, "profile")}.` }),
    ...missed(profiles, names, seen, name),
  ];
};

/** Characters of another program's message. */
const longest = 200;

function refusal(cli: string, stderr: string, configFile: string | undefined): Found {
  const last = safeTail(
    stderr
      .trimEnd()
      .split(/[\r\n]+/)
      .at(-1) ?? "",
  );
  const said = last.length > longest ? `${last.slice(0, longest - 1)}…` : last;
  const message = `${cli} refuses the files: with it, no profile works.${said === "" ? "" : ` It says: ${said}`}`;
  const plugin = /No module named '?([\w.]+)'?/.exec(stderr)?.[1];
  const line = plugin === undefined || configFile === undefined ? undefined : lineOfPlugin(configFile, plugin);
  if (line !== undefined) {
    const mend = `Install the plugin ${plugin} for the AWS CLI's own Python, or remove line ${line} of ${configFile}.`;
    return found("aws-cli-refuses", { message, file: configFile, line, mend });
  }
  return found("aws-cli-refuses", { message, mend: "Correct the lines that it names, then try: aws configure list" });
}

/** The line of `[plugins]` that names a module. */
function lineOfPlugin(configFile: string, module: string): number | undefined {
  const [, root] = /^([^.]+)/.exec(module) ?? [];
  const lines = (readUserFile(configFile) ?? "").split("\n");
  const start = lines.findIndex((line) => line.trim() === "[plugins]");
  const end = lines.findIndex((line, at) => at > start && line.trimStart().startsWith("["));
  const at = lines.findIndex(
    (line, index) => start >= 0 && index > start && (end < 0 || index < end) && line.split("=")[1]?.trim().split(".")[0] === root,
  );
  return at < 0 ? undefined : at + 1;
}

function missed(
  profiles: LoadedProfiles | undefined,
  names: Patient["names"],
  seen: ReadonlySet<string>,
  cli: string,
): readonly Found[] {
  return [...(profiles?.profiles.values() ?? [])]
    .filter(({ name }) => !seen.has(name) && (names?.includes(name) ?? true))
    .map(({ name, origin: { file, line } }) =>
      found("aws-cli-misses", {
        profile: name,
        file,
        line,
        message: `${cli} does not see profile ${name}.`,
        mend: "Write its header as other tools read it: [profile NAME] in the config file, [NAME] in the credentials file.",
      }),
    );
}

/** A profile that is named and not there stops the AWS CLI before it has read anything. */
function plain({ AWS_PROFILE: _, AWS_DEFAULT_PROFILE: __, ...environment }: Patient["environment"]): NodeJS.ProcessEnv {
  return { ...environment, AWS_EC2_METADATA_DISABLED: "true", AWS_PAGER: "" };
}
