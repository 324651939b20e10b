/**
 * A value that breaks careless quoting.
 *
 * @public
 */
export interface NastyValue {
  readonly name: string;
  readonly value: string;
}

/** What a session token is made of; AWS sets no limit, and 4 KiB have been seen. */
const base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/**
 * The torture list: whatever some shell or file format takes for more than text.
 *
 * @public
 */
export const nastyValues: readonly NastyValue[] = [
  { name: "a session token of 4 KiB", value: `${base64.repeat(64)}==`.slice(-4096) },
  { name: "single quotes", value: "it's 'quoted'" },
  { name: "nothing but single quotes", value: "'''" },
  { name: "double quotes", value: 'say "hi"' },
  { name: "all quotes at once", value: `'"\`'"\`` },
  { name: "backslashes", value: "a\\b\\\\c\\nd\\'e" },
  { name: "a backslash at the end", value: "C:\\temp\\" },
  { name: "backslashes, two in a row", value: "\\\\host\\share" },
  { name: "a variable", value: `$HOME $\{HOME} $$ $1` },
  { name: "a dollar sign alone", value: "cost $ 5$" },
  { name: "a command in parentheses", value: "$(echo pwned)" },
  { name: "a command in backticks", value: "`echo pwned`" },
  { name: "history expansion", value: "wow! !! !echo !$" },
  { name: "a line break", value: "one\ntwo" },
  { name: "line breaks at both ends", value: "\none\n\n" },
  { name: "a carriage return", value: "one\rtwo\r\nthree\r" },
  { name: "a tab", value: "\tone\ttwo\t" },
  { name: "a percent variable", value: "100% %PATH% %%i %1" },
  { name: "operators of cmd.exe", value: "a^b & c | d < e > f" },
  { name: "spaces at both ends and in a row", value: "  one  two  " },
  { name: "a hash", value: "#one #two" },
  { name: "a semicolon", value: "one ; two;" },
  { name: "a tilde and glob characters", value: "~ ~root * ? [a-z] {a,b}" },
  { name: "an equals sign", value: "=one=two=" },
  { name: "a heredoc", value: "NAME<<END\nvalue\nEND_OF_VALUE" },
  { name: "letters beyond ASCII", value: "é ß 漢字 👩‍🚀 \u00a0\u2028" },
  { name: "typographic quotes", value: "‘a’ ‚b‛ “c” „d" },
  { name: "control characters", value: "bell\u0007 escape\u001b[31m delete\u007f" },
  { name: "a word that is not a text elsewhere", value: "true" },
  { name: "nothing", value: "" },
];
