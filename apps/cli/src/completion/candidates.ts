import type { Candidate } from "./candidate.ts";
import type { CompletableCommand } from "./completable-command.ts";
import { type NameSources, namesFor } from "./names.ts";

export interface CompletionDeps extends NameSources {
  readonly commands: ReadonlyMap<string, CompletableCommand>;
}

/** The part of oclif's flags and arguments that is read here. */
interface Described {
  readonly type?: string;
  readonly char?: string | undefined;
  readonly summary?: string | undefined;
  readonly description?: string | undefined;
  readonly options?: readonly string[] | undefined;
  readonly hidden?: boolean | undefined;
}

/**
 * What could stand at the cursor.
 *
 * @param words - what was typed after the program's name, without the word at the cursor
 * @param current - the word at the cursor, as far as it was typed
 */
export async function candidatesFor(words: readonly string[], current: string, deps: CompletionDeps): Promise<Candidate[]> {
  // What follows is another program's own.
  if (words.includes("--")) return [];
  const all = await possible(words, current, deps);
  return all.filter(({ value }) => value.startsWith(current));
}

async function possible(words: readonly string[], current: string, deps: CompletionDeps): Promise<Candidate[]> {
  const typed = words[0] === "help" ? words.slice(1) : words;
  const command = longestCommand(typed, deps.commands);
  if (command === undefined || words[0] === "help") return nextWords(typed, deps.commands);
  const { flags, baseFlags, args } = await command.entry.load();
  const allFlags: Readonly<Record<string, Described>> = { ...flags, ...baseFlags };
  const given = positional(typed.slice(command.length), allFlags);
  const profile = flagValue("profile", words, allFlags) ?? given[0];
  const values = (name: string, described: Described | undefined) => valuesOf(name, described, deps, profile);
  const expecting = flagExpecting(words.at(-1), allFlags);
  if (expecting !== undefined) return await values(expecting, allFlags[expecting]);
  if (current.startsWith("--") && current.includes("=")) return await joinedValues(current, allFlags, values);
  if (current.startsWith("-")) return flagsOf(allFlags);
  const names = Object.keys(args);
  const name = names[given.length] ?? names.findLast(isRepeated);
  const named = name === undefined ? [] : await values(name, args[name] as Described);
  // `sso` is no command, `configure process` is one word away from being another.
  return given.length === 0 ? [...nextWords(typed, deps.commands), ...named] : named;
}

function longestCommand(words: readonly string[], commands: CompletionDeps["commands"]) {
  for (let length = Math.min(3, words.length); length > 0; length--) {
    const entry = commands.get(words.slice(0, length).join(" "));
    if (entry !== undefined) return { entry, length };
  }
  return undefined;
}

function nextWords(words: readonly string[], commands: CompletionDeps["commands"]): Candidate[] {
  const found = new Map<string, Candidate>();
  for (const [id, { summary }] of commands) {
    const parts = id.split(" ");
    const value = parts[words.length];
    if (value === undefined || words.some((word, at) => word !== parts[at]) || found.has(value)) continue;
    found.set(value, { value, description: parts.length === words.length + 1 ? summary : undefined });
  }
  return [...found.values()];
}

/** The name of the flag whose value comes next. */
function flagExpecting(word: string | undefined, flags: Readonly<Record<string, Described>>): string | undefined {
  if (word === undefined || !word.startsWith("-") || word.includes("=")) return undefined;
  return Object.entries(flags).find(
    ([name, { type, char }]) => type !== "boolean" && (word === `--${name}` || (char !== undefined && word === `-${char}`)),
  )?.[0];
}

/** What was said with a flag, as `--flag value`, `-f value` or `--flag=value`. */
function flagValue(name: string, words: readonly string[], flags: Readonly<Record<string, Described>>): string | undefined {
  const at = words.findIndex((word, index) => index + 1 < words.length && flagExpecting(word, flags) === name);
  const joined = words.find((word) => word.startsWith(`--${name}=`));
  return at < 0 ? joined?.slice(name.length + 3) : words[at + 1];
}

type Values = (name: string, described: Described | undefined) => Promise<Candidate[]>;

async function joinedValues(current: string, flags: Readonly<Record<string, Described>>, valuesFor: Values) {
  const [flag = ""] = current.split("=", 1);
  const values = await valuesFor(flag.slice(2), flags[flag.slice(2)]);
  return values.map(({ value, description }) => ({ value: `${flag}=${value}`, description }));
}

async function valuesOf(
  name: string,
  described: Described | undefined,
  deps: CompletionDeps,
  profile: string | undefined,
): Promise<Candidate[]> {
  if (described === undefined) return [];
  return described.options?.map((value) => ({ value })) ?? (await namesFor(name, deps, profile));
}

function flagsOf(flags: Readonly<Record<string, Described>>): Candidate[] {
  const visible = Object.entries(flags).filter(([, { hidden }]) => !hidden);
  const named = visible.map(([name, { summary, description }]) => ({ value: `--${name}`, description: summary ?? description }));
  return [...named, { value: "--help", description: "Show the help of this command." }];
}

/** `profile...` takes any number of profiles. */
function isRepeated(name: string): boolean {
  return name.endsWith("...");
}

/** The arguments before the cursor. */
function positional(words: readonly string[], flags: Readonly<Record<string, Described>>): readonly string[] {
  return words.filter((word, at) => !word.startsWith("-") && flagExpecting(words[at - 1], flags) === undefined);
}
