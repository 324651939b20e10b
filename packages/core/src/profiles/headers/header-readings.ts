import { classifyName, trimBlanks } from "../../ini/line/characters.ts";
import { splitShellWords } from "../../ini/line/shell-words.ts";
import type { FileKind } from "../origin.ts";

/** How each family of readers takes one header line, in words; equal words mean that they agree. */
export interface HeaderReadings {
  readonly awsCli: string;
  readonly javascript: string;
  readonly common: string;
}

const ignored = "section ignored";
const refused = "whole file refused";
const joined = "keys below added to the section above";
const types = ["profile", "sso-session", "services"];

/** Names that every JavaScript object has already, so that a profile of that name is lost on its way through the SDK. */
export const inheritedNames: ReadonlySet<string> = new Set([
  "constructor",
  "hasOwnProperty",
  "isPrototypeOf",
  "propertyIsEnumerable",
  "toLocaleString",
  "toString",
  "valueOf",
  "__defineGetter__",
  "__defineSetter__",
  "__lookupGetter__",
  "__lookupSetter__",
  "__proto__",
]);

/**
 * Tells whether a header needs {@link readHeader}: names of plain characters, in the one form that all readers agree on, do not.
 *
 * @param header - the text between the brackets of a line that holds nothing else
 * @returns the profile's name when all readers agree on it
 */
export function agreedProfile(header: string, kind: FileKind): string | undefined {
  const start = kind === "config" ? "profile ".length : 0;
  if (start > 0 && !header.startsWith("profile ")) return undefined;
  if (header.length === start || classifyName(header, start, header.length) === "odd") return undefined;
  const name = start === 0 ? header : header.slice(start);
  return name === "default" || name === "DEFAULT" || inheritedNames.has(name) ? undefined : name;
}

/**
 * How the AWS CLI, the SDK for JavaScript and the SDKs of the common grammar (Java, Rust) read a header line. Sources: botocore's
 * configloader, @smithy/core's parseIni, smithy-rs's parse and normalize; the tests compare the first two with the real ones.
 *
 * @param line - from the opening bracket to the end of the line
 */
export function readHeader(line: string, kind: FileKind): HeaderReadings {
  return { awsCli: readAsAwsCli(line, kind), javascript: readAsJavaScript(line, kind), common: readAsCommon(line, kind) };
}

function readAsAwsCli(line: string, kind: FileKind): string {
  const header = line.slice(1, Math.max(1, line.lastIndexOf("]")));
  if (header === "") return /[=:]/.test(line) ? "a key of the section above" : refused;
  if (header === "DEFAULT") return "keys given to every section";
  if (kind === "credentials") return named("profile", header);
  if (header === "default") return named("profile", header);
  const type = types.find((known) => header.startsWith(known));
  const words = type === undefined ? undefined : splitShellWords(header);
  return type !== undefined && words?.length === 2 ? named(type, words[1] ?? "") : ignored;
}

function readAsJavaScript(line: string, kind: FileKind): string {
  const text = (line.split(/(?:^|\s)[;#]/)[0] ?? "").trim();
  if (!text.endsWith("]") || text.length < 2) return joined;
  const header = text.slice(1, -1);
  if (header === "__proto__" || header === "profile __proto__") return refused;
  const typed = /^([\w-]+)\s(["'])?([\w\-@+.%:/]+)\2$/.exec(header);
  if (typed && !types.includes(typed[1] ?? "")) return ignored;
  const section = typed ? `${typed[1]}.${typed[3]}` : header;
  if (kind === "credentials") return section === "" ? ignored : orLost(named("profile", section), section);
  if (section === "default") return named("profile", section);
  const type = types.find((known) => section.startsWith(`${known}.`));
  if (type === undefined) return ignored;
  const name = section.slice(type.length + 1);
  return type === "profile" ? orLost(named(type, name), name) : named(type, name);
}

function readAsCommon(line: string, kind: FileKind): string {
  const text = trimBlanks(line.split(/[#;]/)[0] ?? "");
  if (!text.endsWith("]")) return refused;
  const [first = "", ...rest] = trimBlanks(text.slice(1, -1)).split(/[ \t]/);
  const last = trimBlanks(rest.join(" "));
  if (rest.length === 0) return readUntyped(first, kind);
  if (kind === "credentials" || !types.includes(first) || classifyName(last, 0, last.length) === "odd") return ignored;
  return named(first, last);
}

function readUntyped(name: string, kind: FileKind): string {
  if (name === "" || classifyName(name, 0, name.length) === "odd") return ignored;
  return kind === "credentials" || name === "default" ? named("profile", name) : ignored;
}

function named(type: string, name: string): string {
  return `${type} ${JSON.stringify(name)}`;
}

function orLost(reading: string, name: string): string {
  return inheritedNames.has(name) ? "profile lost" : reading;
}
