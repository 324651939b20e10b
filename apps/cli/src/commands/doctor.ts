import { createCheckUp } from "@aws-temp/core/doctor";
import * as Args from "@oclif/core/args";
import * as Flags from "@oclif/core/flags";
import { BaseCommand } from "../base-command.ts";
import { eachOnce } from "../doctor/each-once.ts";
import { examine } from "../doctor/examine.ts";
import { loadPatient } from "../doctor/load-patient.ts";
import { mendAsAgreed } from "../doctor/mend-as-agreed.ts";
import { namedProfiles } from "../flags/serve-flags.ts";
import { doctorJson, doctorLines, doctorStatus, doctorSummary } from "../render/doctor.ts";
import { slowProgress } from "../render/slow-progress.ts";

/** `aws-temp doctor` */
export class Doctor extends BaseCommand {
  static override description =
    `Checks every profile of both files, the modes of the files and aws-temp's own files. Then it checks the
network and other programs: STS, the clock, proxy, keychain, browser, and whether the AWS CLI reads the same files. --offline skips
that part. Findings are grouped by file, the worst first, each once, with a code, a line and what fixes it. --fix fixes what is safe: modes, left-over locks and torn files of
aws-temp, profiles of login that have expired; on a terminal it asks before it touches your own files. The exit status is 2 when errors are
left, with --strict also for warnings, else 0.`;
  static override examples = [
    { description: "Everything", command: "aws-temp doctor" },
    { description: "One profile and what it rests on, by the files alone", command: "aws-temp doctor prod --offline" },
    { description: "Fix what is safe, in a script", command: "aws-temp doctor --fix --strict --json" },
  ];
  static override jsonShape = "DoctorJson";
  static override strict = false;
  static override args = {
    "profile...": Args.string({ description: "Profiles to look at; without any, all.", ignoreStdin: true }),
  };
  static override flags = {
    profile: Flags.string({ char: "p", helpValue: "NAME", summary: "Profile to show, instead of an argument." }),
    offline: Flags.boolean({ summary: "Check files only; use no network and start no other programs." }),
    fix: Flags.boolean({ summary: "Fix what is safe to fix." }),
    strict: Flags.boolean({ summary: "End with status 2 for warnings, too." }),
  };

  async run(): Promise<number> {
    const { argv, flags } = await this.parse(Doctor);
    const named = namedProfiles(argv as string[], { ...flags, imds: false }).filter((name) => name !== undefined);
    const { context } = this;
    const colours = this.coloursOf("stdout", flags);
    const { patient, unreadable } = loadPatient(named.length > 0 ? named : undefined, createCheckUp(context), context);
    const looking = slowProgress(context.progress, patient.profiles?.profiles.size ?? 0);
    const examined = examine(patient, flags.offline, (running) => looking.show(`Checking: ${running.join(", ")}`));
    const findings = eachOnce([...unreadable, ...(await examined.finally(looking.end))]);
    const mended = await mendAsAgreed(findings, flags, context);
    if (flags.json) {
      this.printJson(doctorJson(findings, mended));
    } else {
      this.print(doctorLines(findings, mended, colours, context.home));
      this.tell(doctorSummary(findings, mended, flags.fix));
    }
    return doctorStatus(findings, mended, flags.strict);
  }
}
