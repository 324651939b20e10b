import { drawProfiles, withoutTemporary } from "@aws-temp/core";
import * as Flags from "@oclif/core/flags";
import { BaseCommand } from "../base-command.ts";
import { graphFormatFlags, pictureFormat } from "../flags/picture-flags.ts";
import { problemLine } from "../render/problem.ts";
import { hiddenProfiles, profilesJson, profilesSummary, profilesTable } from "../render/profiles.ts";
import { openSession } from "../session.ts";

/** `aws-temp profiles` */
export class Profiles extends BaseCommand {
  static override description =
    `Lists every profile of both files in their order, broken ones as well. A problem is an error when a line cannot be
understood, and a warning when the AWS CLI and the SDKs read it differently. What profiles lack of each other, such as a source_profile
that is in no file, doctor finds. Profiles that login wrote are hidden without --all; --json lists them, marked as temporary.`;
  static override examples = [
    { description: "All profiles", command: "aws-temp profiles" },
    { description: "What is wrong with the files, line by line", command: "aws-temp profiles --problems" },
    { description: "A picture of both files", command: "aws-temp profiles --graph --format svg > profiles.svg" },
  ];
  static override jsonShape = "ProfilesJson";
  static override flags = {
    problems: Flags.boolean({ summary: "Show what is wrong with the files, line by line." }),
    all: Flags.boolean({ summary: "Also list the profiles that login wrote, such as dev-temporary." }),
    graph: Flags.boolean({
      summary: "Draw which profile starts from which, as text for Mermaid unless --format says otherwise.",
      exclusive: ["problems", "json"],
    }),
    ...graphFormatFlags,
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Profiles);
    const colours = this.coloursOf("stdout", flags);
    const { home } = this.context;
    const loaded = await openSession(flags, this.context, this.coloursOf("stderr", flags)).resolver.profiles();
    const shown = flags.all ? loaded : withoutTemporary(loaded);
    const hidden = loaded.profiles.size - shown.profiles.size;
    if (flags.graph) {
      this.print(drawProfiles(shown, pictureFormat(flags) ?? "mermaid"));
      if (loaded.profiles.size === 0) this.tell([profilesSummary(loaded, false, home)]);
      return;
    }
    if (flags.json) {
      this.printJson(profilesJson(loaded));
      return;
    }
    this.print(
      flags.problems ? loaded.problems.map((problem) => problemLine(problem, colours, home)) : profilesTable(shown, colours),
    );
    this.tell([profilesSummary(loaded, flags.problems, home), ...hiddenProfiles(hidden)]);
  }
}
