import { CredentialError } from "@aws-temp/core";
import type { CheckUp } from "@aws-temp/core/doctor";
import { formatDuration } from "@aws-temp/core/internal";
import { chooseProfile } from "@aws-temp/core/profiles";
import { found } from "../finding-table.ts";
import type { Check, Found } from "../found.ts";

type Reach = Awaited<ReturnType<CheckUp["reachSts"]>>;

/** Seconds. AWS refuses what is signed with a clock that is five minutes off; less than a minute no one notices. */
const tolerance = { signatures: 5 * 60, people: 60 };

/** More endpoints are not looked at: profiles differ in their regions, and one network leads to all of them. */
const most = 4;

/** Whether STS answers the profiles, which way that goes, and what time it is there. */
export const checkEndpoints: Check = async ({ checkUp, profiles, names, environment }) => {
  if (profiles === undefined) return [];
  const asked = names?.filter((name) => profiles.profiles.has(name)) ?? [chooseProfile({ environment }).name];
  const endpoints = checkUp.endpointsOf(asked, profiles).slice(0, most);
  const looks = await Promise.all(
    endpoints.map(async (input) => {
      try {
        return judge(await checkUp.reachSts(input), input.profile);
      } catch (error) {
        if (error instanceof CredentialError) return [failed(error, input.profile)];
        throw error;
      }
    }),
  );
  return looks.flat();
};

function judge({ endpoint, proxy, milliseconds, skewSeconds, error }: Reach, profile: string): readonly Found[] {
  const through =
    proxy === undefined ? [] : [found("proxy", { profile, message: `Calls to ${endpoint} go through the proxy ${proxy}.` })];
  if (error !== undefined) return [...through, failed(error, profile)];
  const clocks = skewSeconds === undefined ? "" : `; the clocks are ${Math.abs(skewSeconds)} s apart`;
  return [
    ...through,
    found("endpoint", { profile, message: `${endpoint} answers after ${milliseconds} ms${clocks}.` }),
    ...(skewSeconds === undefined ? [] : clock(skewSeconds, profile)),
  ];
}

function clock(skewSeconds: number, profile: string): readonly Found[] {
  const off = Math.abs(skewSeconds);
  if (off <= tolerance.people) return [];
  const message = `This machine's clock is ${formatDuration(off)} ${skewSeconds > 0 ? "behind" : "ahead of"} AWS's.`;
  const mend =
    "Set the clock, e.g. with: sudo timedatectl set-ntp true (Linux), sudo sntp -sS time.apple.com (macOS), w32tm /resync (Windows)";
  return [found(off > tolerance.signatures ? "clock-wrong" : "clock-off", { profile, message, mend })];
}

/** Such an error ends every call, and its code is that of docs/errors.md. */
function failed({ code, message, hints, data: { file, line } }: CredentialError, profile: string): Found {
  return { code, severity: "error", profile, file, line, message, mend: hints.join(" ") || undefined };
}
