import { drawProfiles, judgeProfiles, onlyProfiles, withoutTemporary } from "@aws-temp/core/plan";
import { BaseCommand } from "../base-command.ts";
import { pictureFormat } from "../flags/picture-flags.ts";
import { profilesArgs, profilesFlags } from "../flags/profiles-flags.ts";
import { matchingProfiles } from "../render/profiles/matching-profiles.ts";
import { problemLine } from "../render/profiles/problem.ts";
import { hiddenProfiles, problemsIn, profilesJson, profilesSummary, profilesTable } from "../render/profiles/profiles.ts";
import { openSession } from "../session.ts";

/** `aws-temp profiles` */
export class Profiles extends BaseCommand {
  static override description =
    `Lists the profiles of both files in their order: account and role, source, region and state. Words select the profiles that
contain each word in name, account, role, source or region. A profile that cannot be used is marked with the wrong line, which can be in
its source profile. Profiles that login wrote are hidden without --all; --json lists them, marked as temporary.`;
  static override examples = [
    { description: "All profiles", command: "aws-temp profiles" },
    { description: "Those of production that have a role Admin", command: "aws-temp profiles prod admin" },
    { description: "What is wrong with the files, line by line", command: "aws-temp profiles --problems" },
    { description: "A picture of one account", command: "aws-temp profiles --graph --filter prod --format svg > prod.svg" },
  ];
  static override jsonShape = "ProfilesJson";
  static override strict = false;
  static override args = profilesArgs;
  static override flags = profilesFlags;

  async run(): Promise<void> {
    const { argv, flags } = await this.parse(Profiles);
    const words = [...(argv as string[]), ...(flags.filter ?? [])];
    const colours = this.coloursOf("stdout", flags);
    const { home } = this.context;
    const loaded = await openSession(flags, this.context, this.coloursOf("stderr", flags)).resolver.profiles();
    const matching = matchingProfiles(judgeProfiles(loaded), words);
    if (flags.json) return this.printJson(profilesJson(loaded, matching));
    const visible = flags.all ? loaded : withoutTemporary(loaded);
    const profiles = matching.filter(({ name }) => visible.profiles.has(name));
    const problems = problemsIn(loaded, profiles, words.length === 0);
    const told = { profiles, of: visible.profiles.size, words, problems, problemsShown: flags.problems };
    if (flags.graph) {
      const drawn = onlyProfiles(
        visible,
        profiles.map(({ name }) => name),
      );
      this.print(drawProfiles(drawn, pictureFormat(flags) ?? "mermaid"));
      if (profiles.length === 0) this.tell([profilesSummary(loaded, told, home)]);
      return;
    }
    const lines = flags.problems
      ? problems.map((problem) => problemLine(problem, colours, home))
      : profilesTable(profiles, colours, this.width);
    this.print(lines);
    this.tell([profilesSummary(loaded, told, home), ...hiddenProfiles(matching.length - profiles.length)]);
  }
}
