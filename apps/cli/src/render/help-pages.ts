import { commandTable } from "../program/command-table.ts";
import { meanings } from "../program/exit-status.ts";
import { versionLine } from "../program/version-line.ts";
import type { Colours } from "./text/colours.ts";
import { table } from "./text/table.ts";

/** What a manual page has beside the list of commands, and holds for all of them. */
const manual: readonly (readonly [heading: string, lines: readonly string[]])[] = [
  [
    "EXIT STATUS",
    table(
      meanings.map(([status, meaning]) => [String(status), meaning]),
      plain,
    ),
  ],
  [
    "ENVIRONMENT",
    table(
      [
        ["AWS_PROFILE, AWS_DEFAULT_PROFILE", "the profile where none is named"],
        ["AWS_CONFIG_FILE", "in place of ~/.aws/config"],
        ["AWS_SHARED_CREDENTIALS_FILE", "in place of ~/.aws/credentials"],
        ["AWS_TEMP_HOME", "in place of ~/.aws/aws-temp; a relative path is one in the home"],
        ["NO_COLOR", "no colours"],
        ["AWS_TEMP_DEBUG=1", "show where an error in aws-temp itself happened"],
      ],
      plain,
    ),
  ],
  [
    "FILES",
    table(
      [
        ["~/.aws/config, ~/.aws/credentials", "your profiles; single lines are edited"],
        ["~/.aws/aws-temp/", "cache and locks"],
      ],
      plain,
    ),
  ],
];

/**
 * The list of all commands. Ours, because it needs nothing but names and summaries, and oclif's help takes twice as long to load as a
 * process to start.
 */
export function rootHelp(colours: Colours): string[] {
  const sections: typeof manual = [
    ["VERSION", [versionLine(process)]],
    ["USAGE", ["$ aws-temp COMMAND"]],
    ["COMMANDS", list()],
    ...manual,
    ["MORE", ["aws-temp COMMAND --help", "Start with: aws-temp profiles"]],
  ];
  return page(sections, colours);
}

/** The commands that begin with the same word, such as `sso`. */
export function topicHelp(topic: string, colours: Colours): string[] {
  return page(
    [
      ["USAGE", [`$ aws-temp ${topic} COMMAND`]],
      ["COMMANDS", list(`${topic} `)],
      ["MORE", [`aws-temp ${topic} COMMAND --help`]],
    ],
    colours,
  );
}

function list(beginning = ""): string[] {
  const listed = [...commandTable].filter(([id]) => id.startsWith(beginning));
  return table(
    listed.map(([id, { summary }]) => [id, summary]),
    plain,
  );
}

function plain(cell: string): string {
  return cell;
}

function page(sections: typeof manual, colours: Colours): string[] {
  const shown = sections.map(([heading, lines]) => [colours.bold(heading), ...lines.map((line) => `  ${line}`)]);
  return shown.flatMap((lines, index) => (index === 0 ? lines : ["", ...lines]));
}
