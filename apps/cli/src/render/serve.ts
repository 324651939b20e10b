import { programEnvironment } from "@aws-temp/core/formats";
import type { ServeJson } from "@aws-temp/core/views";
import type { ServedProfile } from "../server/serve-profiles.ts";
import type { Colours } from "./text/colours.ts";
import { columnWidth, padTo } from "./text/width.ts";

/** What a shell must change so that programs find the endpoint: that of the first profile. */
export function serveChange([first]: readonly [ServedProfile, ...ServedProfile[]]) {
  return programEnvironment(first.handover, first.region);
}

/** A server as `--json` prints it. */
export function serveJson(served: readonly [ServedProfile, ...ServedProfile[]]): ServeJson {
  return {
    profiles: served.map(({ profile, region, address, expiration, handover }) => {
      const { set, unset } = programEnvironment(handover, region);
      return {
        profile,
        address,
        region: region ?? null,
        expiration: expiration.toISOString().replace(/\.\d+Z$/, "Z"),
        set: Object.fromEntries(set),
        unset,
      };
    }),
  };
}

/** A server for people: what is where. */
export function serveLines(served: readonly ServedProfile[], colours: Colours): string[] {
  const width = columnWidth(served.map(({ profile }) => profile));
  return [
    `${colours.green("✔")} Serving credentials, and renewing them, until Ctrl-C:`,
    ...served.map(({ profile, address }) => `  ${colours.bold(padTo(profile, width))}  ${address}`),
  ];
}
