import { dropBlanks, isBlank, isCommentMark, skipBlanks, skipSpaces } from "../line/characters.ts";
import type { IniLineKind } from "../line/ini-line.ts";

/** A line that may be changed. */
export interface EditLine {
  readonly kind: IniLineKind;
  /** Without the line ending. */
  readonly text: string;
  readonly ending: string;
  /** The key of a property, in lower case. */
  readonly key: string | undefined;
}

/** The layout of a property line: its indentation, and the equals sign with the white space around it. */
interface LineStyle {
  readonly indentation: string;
  readonly delimiter: string;
}

/** How many columns of white space a line begins with. */
export function indentOf(text: string): number {
  return skipSpaces(text, 0, text.length);
}

/** Whether a key is or should stand in this line, so that the lines indented below belong to it. */
export function isEntry({ kind }: EditLine): boolean {
  return kind === "property" || kind === "unreadable";
}

/**
 * A property line laid out like another one.
 *
 * @param model - the line that is replaced or is above; without one, no indentation and ` = `
 */
export function propertyLine(key: string, value: string, model: EditLine | undefined, ending: string): EditLine {
  const { indentation, delimiter } = styleOf(model);
  return { kind: "property", text: `${indentation}${key}${delimiter}${value}`, ending, key };
}

function styleOf(model: EditLine | undefined): LineStyle {
  if (model === undefined) return { indentation: "", delimiter: " = " };
  const { text } = model;
  const start = indentOf(text);
  const indentation = text.slice(0, start);
  const equals = text.indexOf("=");
  const colon = text.indexOf(":");
  if (model.kind !== "property" || equals < 0 || (colon >= 0 && colon < equals)) return { indentation, delimiter: " = " };
  const before = text.slice(dropBlanks(text, start, equals), equals);
  const valueStart = skipBlanks(text, equals + 1, text.length);
  const after = valueStart === text.length ? before : text.slice(equals + 1, valueStart);
  return { indentation, delimiter: `${before}=${after}` };
}

/** The comment behind the value of a property line. */
export function inlineComment({ text }: EditLine): string | undefined {
  for (let at = indentOf(text) + 1; at < text.length; at++) {
    if (isCommentMark(text.charCodeAt(at)) && isBlank(text.charCodeAt(at - 1))) return text.slice(at);
  }
  return undefined;
}
