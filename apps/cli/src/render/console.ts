import type { Bookmark, ConsoleSignIn } from "@aws-temp/core/console";
import { roleNameOf, typedProfile, typedWord } from "@aws-temp/core/internal";
import type { ConsoleJson } from "@aws-temp/core/views";
import type { BookmarkFlags } from "../bookmarks.ts";
import type { HandedOver } from "../browser/open-console.ts";
import type { Colours } from "./text/colours.ts";
import { describeExpiry } from "./text/moment.ts";
import { table } from "./text/table.ts";

type BookmarkTable = ReadonlyMap<string, Bookmark>;

/** A console session as `--json` prints it. The address is in it only where it was asked for. */
export function consoleJson({ plan, arn, accountId, ...session }: ConsoleSignIn, handedOver: HandedOver): ConsoleJson {
  return {
    profile: plan.profile,
    identity: { account: accountId ?? null, arn: arn ?? null },
    region: session.region,
    destination: session.destination,
    handedOver,
    url: handedOver === "printed" ? session.url.reveal() : null,
    sessionEnds: session.endsAt === undefined ? null : `${session.endsAt.toISOString().slice(0, 19)}Z`,
    bookmarks: null,
  };
}

/** A list of bookmarks as `--json` prints it. */
export function bookmarksJson(profile: string, bookmarks: BookmarkTable): ConsoleJson {
  return {
    profile,
    identity: null,
    region: null,
    destination: null,
    handedOver: null,
    url: null,
    sessionEnds: null,
    bookmarks: [...bookmarks].map(([name, { service, destination, region }]) => ({
      name,
      service: service ?? null,
      destination: destination ?? null,
      region: region ?? null,
    })),
  };
}

/** A console session for people: never the address. */
export function consoleLines(session: ConsoleSignIn, handedOver: HandedOver, colours: Colours, now: number): string[] {
  const { plan, accountId, endsAt, region } = session;
  const who = `${nameOf(session)}${accountId === undefined ? "" : ` in ${accountId}`}`;
  const ends = endsAt === undefined ? [] : [`  It ends at ${describeExpiry(endsAt, now)}.`];
  const first = {
    opened: `Opened the console of ${colours.bold(plan.profile)} (${region}) as ${who}.`,
    copied: `The address that opens the console of ${colours.bold(plan.profile)} (${region}) as ${who} is on the clipboard.`,
    printed: `The address opens the console of ${colours.bold(plan.profile)} (${region}) as ${who}.`,
  }[handedOver];
  const secret = handedOver === "opened" ? [] : ["  It works for 15 minutes. Anyone who has it can use the session."];
  return [first, ...ends, ...secret.map(colours.dim)];
}

/** `role Admin`, `federated user aws-temp-maria` */
function nameOf({ arn, plan }: ConsoleSignIn): string {
  const [kind, name = ""] = (arn?.split(":").slice(5).join(":") ?? "").split("/");
  if (kind === "assumed-role") return `role ${name}`;
  if (kind === "federated-user") return `federated user ${name}`;
  const role = plan.steps.findLast((step) => step.kind === "assume-role");
  if (role !== undefined) return `role ${roleNameOf(role.roleArn)}`;
  return plan.source.kind === "sso" ? `role ${plan.source.roleName}` : (arn ?? "its owner");
}

/** What `--save` or `--remove-bookmark` did, in one line. */
export function bookmarkChange(
  { save, "remove-bookmark": removed }: Pick<BookmarkFlags, "save" | "remove-bookmark">,
  profile: string,
  colours: Colours,
): string {
  const done =
    save === undefined ? `Removed bookmark ${removed} of profile ${profile}.` : `Saved bookmark ${save} of profile ${profile}.`;
  const next = save === undefined ? "" : ` Open it with: aws-temp console ${typedProfile(profile)} --bookmark ${typedWord(save)}`;
  return `${colours.green("✔")} ${done}${next}`;
}

/** A list of bookmarks for people. */
export function bookmarkLines(bookmarks: BookmarkTable, colours: Colours, width: number | undefined): string[] {
  if (bookmarks.size === 0) return [];
  const rows = [...bookmarks].map(([name, { service, destination, region }]) => [
    name,
    region ?? "",
    destination ?? service ?? "",
  ]);
  return table(
    [["BOOKMARK", "REGION", "PAGE"], ...rows],
    (cell, column, row) => (row === 0 ? colours.dim(cell) : column === 0 ? colours.bold(cell) : cell),
    { width, leaving: ["REGION"] },
  );
}

/** What is said in place of an empty list, on stderr. */
export function noBookmarks(profile: string): string {
  return `Profile ${profile} has no bookmarks. Save one with --save NAME, and --service or --destination.`;
}
