import { drawPlan } from "@aws-temp/core/plan";
import { BaseCommand } from "../base-command.ts";
import { planFlags } from "../flags/credential-flags.ts";
import { pictureFlags, pictureFormat } from "../flags/picture-flags.ts";
import { profileArgs } from "../flags/profile-flags.ts";
import { explainJson, explainLines, problemsTouching } from "../render/plan.ts";
import { requestOf } from "../request.ts";
import { openSession } from "../session.ts";

/** `aws-temp explain` */
export class Explain extends BaseCommand {
  static override description =
    `Shows the plan: where the credentials come from, each call, its duration, which MFA device needs a code,
and why. It reads the files and makes no network calls.`;
  static override examples = [
    { description: "What login would do", command: "aws-temp explain admin" },
    { description: "Whether eight hours are possible, and how", command: "aws-temp explain admin --duration 8h" },
    { description: "A picture of it", command: "aws-temp explain admin --format svg > admin.svg" },
  ];
  static override jsonShape = "ExplainJson";
  static override args = profileArgs;
  static override flags = { ...pictureFlags, ...planFlags };

  async run(): Promise<void> {
    const input = await this.parse(Explain);
    const { flags } = input;
    const picture = pictureFormat(flags);
    const session = openSession(flags, this.context, this.coloursOf("stderr", flags));
    const plan = await session.resolver.plan(await requestOf(input, session, this.context));
    if (picture !== undefined) return this.print(drawPlan(plan, picture));
    const problems = problemsTouching(plan, await session.resolver.profiles());
    if (flags.json) {
      this.printJson(explainJson(plan, problems));
    } else {
      this.print(explainLines(plan, problems, this.coloursOf("stdout", flags), this.context.home));
    }
  }
}
