import fc from "fast-check";

const pieces = [
  "[profile a]",
  "[profile 'a b']",
  "[default]",
  "[profile default]",
  "[a]",
  "  [a]",
  "[a",
  "[",
  "]",
  "[]",
  "[profile",
  "key = value",
  "key=value # comment",
  "Key : value",
  "key =",
  "  key = value",
  "\tsub = value ; comment",
  "    deep = value",
  "  text",
  "junk",
  "= value",
  "# comment",
  "  ; comment",
  "\u00a0key = value",
  "\ufeff",
  " ",
  "\r",
  "",
];

const line = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 2 }).map((parts) => parts.join(""));
const ending = fc.constantFrom("\n", "\n", "\r\n", "\n\n");

/** Any text: half of the time characters at random, half of the time what a config file may be mangled into. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc
    .tuple(
      fc.constantFrom("", "", "\ufeff"),
      fc.array(fc.tuple(line, ending), { maxLength: 12 }),
      fc.constantFrom("", "", "key = value", "junk", " "),
    )
    .map(([mark, lines, last]) => mark + lines.flat().join("") + last),
);
