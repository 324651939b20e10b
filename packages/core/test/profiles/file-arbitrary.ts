import fc from "fast-check";
import type { Sample } from "./real-readers.ts";

const headers = {
  config: [
    "[default]",
    "[profile a]",
    "[profile b-2]",
    "[profile c@d/e+f%g:h.i]",
    "[profile\tt]",
    "[sso-session s]",
    "[services v]",
  ],
  credentials: ["[default]", "[a]", "[b-2]", "[team/x]"],
};

/** Entries that all readers agree on. */
const entries = [
  "region = eu-west-1",
  "output=json",
  "role_arn = arn:aws:iam::111122223333:role/x",
  "external_id = a=b#c;d",
  "sso_start_url = https://x.awsapps.com/start#/",
  "mfa_serial=\tarn:aws:iam::111122223333:mfa/u \t",
  "duration_seconds = 3600",
  "s3 =\n  addressing_style = path\n\n  use_accelerate_endpoint=true",
  "credential_process = 'a b' \"c d\"",
];

const fillers = ["# comment [profile x] = y", "; comment", "", "  \t"];

/** Lines that some reader takes differently, or cannot read. */
const oddLines = [
  '[profile "a"]',
  "[profile 'a b']",
  "[profile a\\ b]",
  "[profile a b]",
  "[ profile a ]",
  "[profile  a]",
  "[profile\ta]",
  "[ default ]",
  "[a]",
  "[ a ]",
  "[a b]",
  "[a b c]",
  "[DEFAULT]",
  "[Default]",
  "[profile default]",
  "[Profile a]",
  "[profiles e]",
  "[profile.d]",
  "[profile é]",
  "[é]",
  "[profile it's]",
  '[profile ""]',
  "[profile a] # see [b]",
  "[profile a] # c",
  "[profile a]# c",
  "[profile a]#",
  "[profile a];c = d",
  "[a]# c",
  "[profile a] x",
  "[profile a] x = y",
  "[profile a]b]",
  "[profile a#b]",
  "[profile 'a #b']",
  "[a#b]",
  "[profile a",
  "[profile a = b",
  "[]",
  "[ ]",
  "[profile]",
  "[profile ]",
  "  [profile a]",
  "[constructor]",
  "[profile constructor]",
  "[__proto__]",
  "[profile __proto__]",
  "[profile x]",
  "[sso-session s s]",
  '[sso-session "t u"]',
  "Region = us-east-1",
  "region = us-east-1 # c",
  "region = us-east-1\t;c",
  "region =",
  "region = # c",
  "region: us-east-1",
  "a:b = c",
  ":a = b",
  ": b",
  "= b",
  "no delimiter",
  "key # = b",
  'region = "us-east-1"',
  "region = us-east-1\u00a0",
  "region =\u00a0us-east-1",
  "region\u00a0= us-east-1",
  "\u00a0region = us-east-1",
  "region = us-east-1\u00a0# c",
  "\u00a0",
  "\f",
  "ré = b",
  "a b = c",
  "region = a\rb",
  "  region = us-east-1",
  "    sub = c",
  "  sub = c # d",
  "  sub = # d",
  "  sub =",
  "  = c",
  "  # c",
  "  ; c = d",
  "  more",
  "  [a]",
  "\u00a0 more",
];

function section(header: string): fc.Arbitrary<readonly string[]> {
  return fc
    .tuple(fc.shuffledSubarray(entries, { minLength: 1 }), fc.array(fc.constantFrom(...fillers), { maxLength: 2 }))
    .map(([own, filler]) => [header, ...own, ...filler]);
}

/** A file of sections and keys that are once, with odd lines put in anywhere. */
function file(kind: "config" | "credentials", odd: number): fc.Arbitrary<string> {
  const plain = fc.shuffledSubarray(headers[kind]).chain((chosen) => fc.tuple(...chosen.map(section)));
  const oddLine = fc.tuple(fc.nat(), fc.constantFrom(...oddLines));
  return fc
    .tuple(plain, fc.array(oddLine, { maxLength: odd }), fc.constantFrom("\n", "\r\n"), fc.constantFrom("", "\n"), fc.nat(20))
    .map(([sections, additions, ending, final, mark]) => {
      const lines = sections.flat();
      for (const [at, line] of additions) lines.splice(at % (lines.length + 1), 0, line);
      const text = lines.join("\n") + final;
      return (odd > 0 && mark === 0 ? "\ufeff" : "") + text.replaceAll("\n", ending);
    });
}

/**
 * Two files.
 *
 * @param odd - how many odd lines each of them may have; with none, all readers agree on them
 */
export function files(odd: number): fc.Arbitrary<Sample> {
  // s3 in one file alone: the SDK for JavaScript merges blocks across files.
  const credentials = file("credentials", odd).map((text) => text.replaceAll(/s3 =\r?\n.*\r?\n\r?\n.*/g, "max_attempts = 3"));
  return fc.record({ config: file("config", odd), credentials });
}
