import type { PlanRequest } from "@aws-temp/core";
import { changeStatements } from "@aws-temp/core/formats";
import { BaseCommand } from "../base-command.ts";
import { credentialFlags } from "../flags/credential-flags.ts";
import { unsetFormatFlags } from "../flags/format-flags.ts";
import { namedProfiles, serveArgs, serveFlags } from "../flags/serve-flags.ts";
import { serveChange, serveJson, serveLines } from "../render/serve.ts";
import { requestOf } from "../request.ts";
import { createRenewal } from "../server/renewal.ts";
import { serveProfiles } from "../server/serve-profiles.ts";
import { untilToldToEnd } from "../server/until-told-to-end.ts";
import { openSession } from "../session.ts";
import { shellFormat } from "../shell-format.ts";

/** `aws-temp serve` */
export class Serve extends BaseCommand {
  static override description =
    `Serves credentials on 127.0.0.1, where AWS SDKs and the AWS CLI get them as in an ECS task, and renews them until
you press Ctrl-C. Prints the variables for your shell; with several profiles, those of the first.`;
  static override examples = [
    { description: "Variables for a shell, to be pasted there", command: "aws-temp serve prod-admin --format sh" },
    { description: "Several profiles, described for a program", command: "aws-temp serve dev prod-admin --json" },
    { description: "As on an EC2 instance, at a port that stays", command: "aws-temp serve dev --imds --port 8169" },
  ];
  static override jsonShape = "ServeJson";
  static override strict = false;
  static override args = serveArgs;
  static override flags = { ...serveFlags, ...unsetFormatFlags, ...credentialFlags };

  async run(): Promise<void> {
    const { flags, argv } = await this.parse(Serve);
    const names = namedProfiles(argv as string[], flags);
    const colours = this.coloursOf("stderr", flags);
    const warned = new Set<string>();
    const session = openSession(flags, this.context, colours, false, warned);
    const requests: PlanRequest[] = [];
    for (const profile of names) requests.push(await requestOf({ args: { profile }, flags }, session, this.context));
    const renewal = createRenewal(flags, { session, warned, colours }, this.context);
    const server = await serveProfiles(
      {
        kind: flags.imds ? "instance" : "container",
        requests: requests as [PlanRequest, ...PlanRequest[]],
        port: flags.port ?? 0,
        renewal,
      },
      this.context,
    );
    const ended = Promise.race([untilToldToEnd(), renewal.givenUp]);
    this.context.interrupts.release();
    if (flags.json) this.printJson(serveJson(server.served));
    else this.print(changeStatements(serveChange(server.served), flags.format ?? shellFormat(this.context)));
    if (!flags.json) this.tell(serveLines(server.served, colours));
    await ended;
    await server.close();
  }
}
