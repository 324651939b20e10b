import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * Words that this project does not use, and what it writes instead: most readers are not native speakers. Names in code count, too:
 * `mendFile` holds the word "mend".
 *
 * @type {readonly { readonly word: RegExp, readonly write: string }[]}
 */
export const terms = [
  { word: /\bmend(?:s|ed|ing|er|ers)?\b/i, write: "fix" },
  { word: /\banew\b/i, write: "again" },
  { word: /\bstands?\b(?!-| in\b| for\b| still\b)|\bstood\b/i, write: "is" },
  { word: /\btold\b/i, write: "reported, passed, known" },
  { word: /\b(?:no|some|any)body\b/i, write: "no one, someone, anyone" },
  { word: /\bpersons?\b(?!-needed| obtaining)/i, write: "user, or people" },
  { word: /\bkeep(?:s|ing)? house\b/i, write: "manage" },
  { word: /\b(?:take|takes|taking|taken|took) out\b/i, write: "remove" },
  { word: /\blies\b/i, write: "is" },
  {
    word: /\b(?:held|kept|live|alive|living) (?:credentials|keys|sessions?)\b|\balive\b/i,
    write: "cached (on disk), active (not expired)",
  },
  { word: /\bsign ?ins?\b(?!-)/, write: "sign in (verb), sign-in (noun), console login" },
  { word: /\blog ?in (?:to|with|again)\b/i, write: "sign in" },
  { word: /\bwho(?:ever|soever)\b|\bwhatever (?:is|was|stands)\b/i, write: "any process that, anything that" },
  {
    word: /\bWho (?:asks|calls|comes|finds|gets|has|is|may|needs|reads|waits|wants|was)\b[^?]*$/,
    write: "the caller, a process that",
  },
  { word: /\brest(?:s|ed)? (?:up)?on\b/i, write: "depends on" },
  { word: /\bcannot be told\b/i, write: "could not detect" },
  {
    word: /\b(?:wherefore|thereof|therein|thereby|hereby|whence|hence|lest|ere|naught|nought|albeit)\b/i,
    write: "short, modern words",
  },
];

/** Names that AWS and other programs chose. `sign in` is right as a verb; the pattern above finds the noun, which it cannot tell apart. */
const foreign =
  /[\w-]*\bsignin\.[\w.-]+|[sS]ign[iI]n(?:Token|Region|Client|Command)\b|client-signin|sign in|Sign in|signin-[\w-]+|["'`/]signin["'`/:]|\bsignin:|aws-sdk\/[\w-]*signin|\bSignin\b|SIGNIN/g;

/** What a person wrote: no generated file, and none that must hold the words. */
const files = execFileSync("git", ["ls-files", "-z", "--", "*.ts", "*.mts", "*.mjs", "*.js", "*.md", "*.yml", "*.jsonc"], {
  cwd: root(),
  encoding: "utf8",
  maxBuffer: 16 * 1024 * 1024,
})
  .split("\0")
  .filter(
    (file) =>
      file !== "" && !/CHANGELOG|^\.changeset\/|(?:^|\/)dist\/|plain-english|pnpm-lock|^docs\/(?:cli|errors)\.md$/.test(file),
  );

function root() {
  return fileURLToPath(new URL("..", import.meta.url));
}

/** `openFileNow` as `open File Now`. */
function words(line) {
  return line.replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2").replaceAll("_", " ");
}

/**
 * Every place that holds one of the words.
 *
 * @param {readonly string[]} prefixes - folders or files to look into; default, all
 * @returns {readonly { readonly file: string, readonly line: number, readonly found: string, readonly write: string, readonly text: string }[]}
 */
export function findTerms(prefixes = []) {
  const chosen = prefixes.length === 0 ? files : files.filter((file) => prefixes.some((prefix) => file.startsWith(prefix)));
  return chosen.flatMap((file) =>
    readFileSync(`${root()}${file}`, "utf8")
      .split("\n")
      .flatMap((text, index) => {
        const judged = words(text.replaceAll(foreign, " "));
        return terms.flatMap(({ word, write }) => {
          const found = word.exec(judged)?.[0];
          return found === undefined ? [] : [{ file, line: index + 1, found, write, text: text.trim() }];
        });
      }),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const found = findTerms(process.argv.slice(2));
  for (const { file, line, found: word, write, text } of found) console.log(`${file}:${line}: "${word}" → ${write}\n    ${text}`);
  console.log(`${found.length} places`);
  process.exitCode = found.length === 0 ? 0 : 1;
}
