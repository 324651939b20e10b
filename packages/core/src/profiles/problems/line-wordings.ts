import type { IniRemarkCode } from "../../ini/document.ts";
import { error, type Wording, warning } from "./wording.ts";

/**
 * The table of differences, lines: each form of a line that cannot be read, or that readers read differently, and what each makes of
 * it. "The SDKs" without names are those for JavaScript, Java, Rust and Go. The tests run the AWS CLI's and the SDK for JavaScript's
 * own parsers on a sample of each row; Java, Rust and Go depend on their sources (aws-facts.md §2).
 */
export const lineWordings = {
  "no-delimiter": error(
    () =>
      'This line has no "=". The AWS CLI and the SDKs for Java, Rust and Go refuse the whole file because of it; the SDK for JavaScript skips the line. Write "key = value", or begin the line with # to make it a comment.',
  ),
  "delimiter-in-comment": error(
    () =>
      'The "=" of this line comes after a comment mark. The AWS CLI takes the mark as part of the key; the SDKs for Java, Rust and Go refuse the whole file; the SDK for JavaScript skips the line.',
  ),
  "empty-key": error(
    () =>
      'This line has no key before its "=" or ":". The AWS CLI and the SDKs for Java and Rust refuse the whole file because of it; the SDK for JavaScript skips the line.',
  ),
  "unclosed-header": error(
    () =>
      'This section header has no "]". The AWS CLI and the SDKs for Java and Rust refuse the whole file because of it; the SDK for JavaScript adds the keys below it to the section above.',
  ),
  "empty-header": error(
    () =>
      "This section header has no name. The AWS CLI refuses the whole file because of it; the SDKs for JavaScript, Java and Rust ignore the section.",
  ),
  "outside-section": error(
    () =>
      "This line comes before the first section header. The AWS CLI and the SDKs for Java and Rust refuse the whole file because of it; the SDK for JavaScript skips the line.",
  ),
  "not-a-subkey": error(
    ({ key }) =>
      `This line of the block below ${key} has no "=". The AWS CLI and the SDKs for Java and Rust refuse the whole file because of it; the SDK for JavaScript skips the line.`,
  ),
  "empty-subkey": error(
    ({ key }) =>
      `This line of the block below ${key} has no key before its "=". The SDKs for Java and Rust refuse the whole file because of it; the AWS CLI takes the empty text as a key; the SDK for JavaScript skips the line.`,
  ),
  "byte-order-mark": warning(
    () =>
      "The file begins with a byte order mark. The AWS CLI and the SDKs for Java and Rust refuse the whole file because of it; the SDK for JavaScript skips the mark. Save the file as UTF-8 without one.",
  ),
  "carriage-return": warning(
    () =>
      "This line contains a carriage return. The AWS CLI and the SDK for Java end the line there; the SDKs for JavaScript and Rust go on to the next line feed.",
  ),
  "odd-white-space": warning(
    () =>
      "There is white space in this line that is neither space nor tab, such as a no-break space. The AWS CLI and the SDK for JavaScript strip it; the SDKs for Java and Rust keep it as text.",
  ),
  "leading-odd-white-space": warning(
    () =>
      "The line begins with white space that is neither space nor tab, such as a no-break space. The AWS CLI takes it as indentation; the SDK for JavaScript strips it; the SDKs for Java and Rust take it as the beginning of a key.",
  ),
  "inline-comment": warning(
    ({ key }) =>
      `The SDKs end the value of ${key} at the comment; the AWS CLI takes the comment as part of the value. Put the comment on a line of its own.`,
  ),
  "comment-in-block": warning(
    ({ key }) =>
      `In the block below ${key}, the SDK for JavaScript ends this value at the comment; the AWS CLI and the SDKs for Java and Rust take the comment as part of the value. Put the comment on a line of its own, above the block.`,
  ),
  "indented-comment": warning(
    () =>
      "The AWS CLI and the SDKs for JavaScript and Go skip this indented comment; the SDKs for Java and Rust take it as part of the value above, or refuse the whole file where there is none. Begin the line with the comment mark.",
  ),
  "indented-key": warning(
    ({ key }) =>
      `The AWS CLI and the SDK for JavaScript read ${key} although it is indented; the SDKs for Java and Rust refuse the whole file; the SDK for Go skips it. Remove the indentation.`,
  ),
  "indented-header": warning(
    () =>
      "The AWS CLI and the SDK for JavaScript read this section header although it is indented; the SDKs for Java and Rust refuse the whole file or take it as part of the value above. Remove the indentation.",
  ),
  "header-in-value": warning(
    ({ key }) =>
      `This indented line looks like a section header. The SDK for JavaScript begins a section here; the AWS CLI and the SDKs for Java and Rust take it as part of ${key}. Remove the indentation.`,
  ),
  "multi-line-value": warning(
    ({ key }) =>
      `The value of ${key} goes on in this line. The AWS CLI and the SDKs for Java and Rust join the lines; the SDK for JavaScript takes the first line alone, and indented "key = value" lines as keys of their own. Write the value on one line.`,
  ),
  "blank-line-in-value": warning(
    ({ key }) =>
      `The value of ${key} contains a blank line. The AWS CLI keeps it as part of the value; the SDKs for Java and Rust leave it out; the SDK for JavaScript takes the first line of the value alone.`,
  ),
  "colon-delimiter": warning(
    ({ key }) =>
      `A ":" is after ${key}. The AWS CLI and the SDK for Go take it like "="; the SDK for JavaScript skips the line; the SDKs for Java and Rust refuse the whole file. Write "=".`,
  ),
  "colon-in-key": warning(
    () =>
      'There is a ":" before the "=" of this line. The AWS CLI and the SDK for Go end the key at the ":"; the SDKs for JavaScript and Rust take it as part of the key.',
  ),
  "leading-colon": warning(
    () =>
      'This key begins with ":". The AWS CLI refuses the whole file because of it; the SDKs for JavaScript and Rust take it as part of the key.',
  ),
  "upper-case-key": warning(
    ({ key }) =>
      `The AWS CLI and the SDKs for Rust and Go read ${key} in lower case; the SDK for JavaScript keeps its capitals, and so does not find a setting that is written with them. Write it in lower case.`,
  ),
  "key-characters": warning(
    () =>
      "The key of this line holds other characters than letters, digits and _ - / . % @ : +. The AWS CLI and the SDK for JavaScript read it; the SDKs for Java and Rust ignore it.",
  ),
  "empty-subvalue": warning(
    ({ key }) =>
      `In the block below ${key}, this value is empty for the AWS CLI and the SDKs for Java and Rust; the SDK for JavaScript does not see it, and takes the lines below as belonging to it.`,
  ),
  "quoted-value": warning(
    ({ key }) =>
      `The quotes around the value of ${key} are part of it for the AWS CLI and the SDKs for JavaScript, Java and Rust; the SDK for Go strips them. Remove them unless they are meant.`,
  ),
} as const satisfies Readonly<Record<IniRemarkCode, Wording>>;
