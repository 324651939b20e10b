import { expect, it } from "vitest";
import { openCliWorld } from "../cli-world.ts";
import { accountId, roles, sixtyAccounts } from "./sixty-accounts.ts";

interface Drawn {
  readonly size: { readonly width: number; readonly height: number };
  /** Where the box of each profile begins. */
  readonly boxes: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
  /** The words beside the boxes, with where they stand. */
  readonly notes: readonly { readonly x: number; readonly y: number; readonly text: string }[];
}

async function drawn(config: string, args: readonly string[] = [], credentials = ""): Promise<Drawn> {
  await using world = await openCliWorld({ files: { config, credentials } });
  const { status, stdout } = await world.run(["profiles", "--graph", "--format", "svg", ...args]);
  expect(status).toBe(0);
  const [, width, height] = /^<svg [^>]*width="(\d+)" height="(\d+)"/.exec(stdout) ?? [];
  const boxes = stdout.matchAll(/<g class="box [^"]+"><title>([^\n<]+)[^<]*<\/title><rect x="([\d.]+)" y="([\d.]+)"/g);
  const notes = stdout.matchAll(/^<text class="label" x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)</gm);
  return {
    size: { width: Number(width), height: Number(height) },
    boxes: new Map([...boxes].map(([, name = "", x, y]) => [name, { x: Number(x), y: Number(y) }])),
    notes: [...notes].map(([, x, y, text = ""]) => ({ x: Number(x), y: Number(y), text })),
  };
}

it("draws one row for each account and one column for each role, in the order of the accounts", async () => {
  const { size, boxes, notes } = await drawn(sixtyAccounts);
  const rows = Array.from({ length: 60 }, (_, index) => roles.map((role) => boxes.get(`team-${index}.${role}`)));
  for (const row of rows) expect(new Set(row.map((box) => box?.y)).size).toBe(1);
  for (const [column] of roles.entries()) expect(new Set(rows.map((row) => row[column]?.x)).size).toBe(1);
  const heights = rows.map(([first]) => first?.y ?? 0);
  expect(heights).toEqual(heights.toSorted((a, b) => a - b));
  expect(new Set(heights).size).toBe(60);
  expect(notes.map(({ text }) => text)).toEqual([...roles, ...heights.map((_, index) => `${accountId(index)} team-${index}`)]);
  // A label is in the height of its row.
  const labels = notes.slice(roles.length);
  for (const [index, { y }] of labels.entries()) expect(Math.abs(y - (heights[index] ?? 0) - 15)).toBeLessThan(10);
  expect(size.width).toBeLessThan(1300);
  expect(size.height).toBeLessThan(2100);
});

const assumed = (name: string, account: number, role: string, source = "base") =>
  `[profile ${name}]\nrole_arn = arn:aws:iam::${accountId(account)}:role/${role}\nsource_profile = ${source}\n`;
const base = "[base]\naws_access_key_id = AKIACANARYKEYID\naws_secret_access_key = canary/secret\n";

it("gives a second profile for the same role a row of its own, below the first", async () => {
  const config = Array.from({ length: 8 }, (_, index) => assumed(`p${index}`, Math.floor(index / 2), "Deploy")).join("");
  const { boxes, notes } = await drawn(config, [], base);
  expect(new Set(Array.from({ length: 8 }, (_, index) => boxes.get(`p${index}`)?.x)).size).toBe(1);
  expect(notes.map(({ text }) => text)).toEqual(["Deploy", ...[0, 1, 2, 3].map(accountId)]);
});

it("keeps one row for each account where there are too many roles for columns", async () => {
  const config = Array.from({ length: 9 }, (_, index) => assumed(`p${index}`, index % 3, `Role${index}`)).join("");
  const { boxes, notes } = await drawn(config, [], base);
  for (const account of [0, 1, 2]) {
    expect(new Set([account, account + 3, account + 6].map((index) => boxes.get(`p${index}`)?.y)).size).toBe(1);
  }
  expect(notes.map(({ text }) => text)).toEqual([0, 1, 2].map(accountId));
});

it("sets many accounts of one role beside each other, each in a row", async () => {
  const config = Array.from({ length: 50 }, (_, index) => assumed(`p${index}`, index, "Deploy")).join("");
  const { size, boxes, notes } = await drawn(config, [], base);
  expect(new Set([...boxes].filter(([name]) => name !== "base").map(([, { x }]) => x)).size).toBe(3);
  expect(notes.filter(({ text }) => text === "Deploy")).toHaveLength(3);
  expect(size.height).toBeLessThan(900);
});

it.each([
  { name: "an account", args: ["--filter", "team-7"], found: roles.map((role) => `team-7.${role}`) },
  { name: "two words", args: ["--filter", "team-7", "--filter", "deploy"], found: ["team-7.Deploy"] },
  { name: "words as arguments", args: ["team-7", "deploy"], found: ["team-7.Deploy"] },
])("draws with --filter what matches, and where that begins: $name", async ({ args, found }) => {
  const { boxes } = await drawn(sixtyAccounts, args);
  expect([...boxes.keys()].sort()).toEqual(["acme", ...found].sort());
});

it("draws with --filter the chain that a profile starts from", async () => {
  const config = assumed("first", 1, "A") + assumed("second", 2, "B", "first") + assumed("third", 3, "C", "second");
  const { boxes } = await drawn(config, ["--filter", "third"], base);
  expect([...boxes.keys()].sort()).toEqual(["base", "first", "second", "third"]);
});

it("draws nothing with --filter for a word that no profile has, and says so", async () => {
  await using world = await openCliWorld({ files: { config: sixtyAccounts, credentials: "" } });
  const { stdout, stderr, status } = await world.run(["profiles", "--graph", "--filter", "nothing"]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "0 of 240 profiles match: nothing.\n" });
  expect(stdout).toContain("accDescr: no profiles");
});

it("keeps the accounts in rows for Mermaid, too", async () => {
  await using world = await openCliWorld({ files: { config: sixtyAccounts, credentials: "" } });
  const { stdout } = await world.run(["profiles", "--graph", "--filter", "team-1"]);
  const rows = stdout.match(/^ {4}n\d+ ~~~ n\d+ ~~~ n\d+ ~~~ n\d+$/gm) ?? [];
  const accountOf = (node: string) => new RegExp(`^ {4}${node}\\["[^"]+ in (\\d+)"`, "m").exec(stdout)?.[1];
  // team-1, and team-10 to team-19.
  expect(rows).toHaveLength(11);
  for (const row of rows) expect(new Set(row.trim().split(" ~~~ ").map(accountOf)).size).toBe(1);
});
