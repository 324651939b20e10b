import { dirname } from "node:path";
import { parseArn } from "@aws-temp/core/internal";
import type { Alive } from "@aws-temp/core/sessions";
import type { StatusJson } from "@aws-temp/core/views";
import { placeOf } from "./error.ts";
import type { Colours } from "./text/colours.ts";
import { count } from "./text/count.ts";
import { oneRowEach } from "./text/one-row-each.ts";
import { shortenPath } from "./text/shorten-path.ts";
import { table } from "./text/table.ts";
import { timeColour, timeLeft } from "./text/time-left.ts";

const kinds: Readonly<Record<Alive["kind"], string>> = {
  credentials: "credentials",
  "sso-session": "SSO session",
  "console-sign-in": "console sign-in",
  profile: "profile",
};

/** What the table is drawn with. */
interface Canvas {
  readonly colours: Colours;
  readonly home: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Columns of the terminal, if it is one. */
  readonly width: number | undefined;
}

/** What is active as `--json` prints it. */
export function statusJson(alive: readonly Alive[], now: number): StatusJson {
  return {
    alive: alive.map(
      ({ kind, profiles, of, accountId, roleName, arn, accessKeyId, startUrl, expiration, renews, file, line }) => ({
        kind,
        profiles,
        of: of ?? null,
        account: accountId ?? null,
        role: roleName ?? null,
        arn: arn ?? null,
        accessKeyId: accessKeyId ?? null,
        startUrl: startUrl ?? null,
        expiration: expiration?.toISOString().replace(/\.\d+Z$/, "Z") ?? null,
        secondsLeft: expiration === undefined ? null : Math.max(0, Math.floor((expiration.getTime() - now) / 1000)),
        renews,
        file,
        line: line ?? null,
      }),
    ),
  };
}

/** What is active as a table; nothing when nothing is. */
export function statusTable(all: readonly Alive[], { colours, home, now, width }: Canvas): string[] {
  const alive = oneRowEach(all);
  if (alive.length === 0) return [];
  const rows = alive.map((each) => [
    kinds[each.kind],
    names(each.profiles),
    identity(each),
    remaining(each, now),
    each.line === undefined ? shortenPath(dirname(each.file), home) : placeOf(each.file, each.line, home),
  ]);
  return table(
    [["WHAT", "PROFILE", "IDENTITY", "TIME LEFT", "STORED IN"], ...rows],
    (cell, column, row) => {
      if (row === 0 || cell.trim() === "-") return colours.dim(cell);
      const each = alive[row - 1];
      if (column === 3 && each !== undefined) {
        return each.renews ? colours.green(cell) : timeColour(each.expiration, now, colours)(cell);
      }
      return column === 1 ? colours.bold(cell) : column === 4 ? colours.dim(cell) : cell;
    },
    { width, leaving: ["STORED IN", "WHAT", "IDENTITY"], whole: ["TIME LEFT"], named: "PROFILE" },
  );
}

/** The last line, on stderr: how much there is, and how to end it. */
export function statusSummary(all: readonly Alive[]): string[] {
  const alive = oneRowEach(all);
  if (alive.length === 0)
    return ["Nothing is active: no sign-in, no cached credentials, no profile of login. Try: aws-temp login NAME"];
  const of = (kind: Alive["kind"]) => alive.filter((each) => each.kind === kind).length;
  const parts = [
    [of("sso-session"), "SSO session"],
    [of("console-sign-in"), "console sign-in"],
    [of("credentials"), "cached credential"],
    [of("profile"), "profile of login", "profiles of login"],
  ] as const;
  const said = parts
    .filter(([number]) => number > 0)
    .map(([number, one, many]) => (number > 1 && many ? `${number} ${many}` : count(number, one)));
  return [`${said.join(", ")}. End one with: aws-temp logout NAME`];
}

function names(profiles: readonly string[]): string {
  const [first, second, ...more] = profiles;
  if (first === undefined) return "-";
  return [first, second, more.length > 0 ? `+${more.length}` : undefined].filter((name) => name !== undefined).join(" ");
}

function identity({ step, accountId, roleName, arn, startUrl }: Alive): string {
  if (startUrl !== undefined) return startUrl;
  const who =
    roleName ??
    (arn === undefined ? undefined : parseArn(arn)?.resource) ??
    (step === "get-session-token" ? "session" : undefined);
  return [accountId, who].filter((part) => part !== undefined).join(" ") || "-";
}

function remaining({ expiration, renews }: Alive, now: number): string {
  const left = timeLeft(expiration, now);
  if (!renews) return left;
  return left === "expired" ? "renews when used" : `${left}, renews`;
}
