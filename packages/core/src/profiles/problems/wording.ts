import type { FileKind } from "../origin.ts";

/** What the wording of a problem may mention. Never a value, and a key only through {@link Mention.key}. */
export interface Mention {
  /** The key in quotes when it is one of AWS's own, else `this key`: an unknown key may be a piece of a mangled secret. */
  readonly key: string;
  readonly kind: FileKind;
  /** The line of the other section or key that the problem is about. */
  readonly other: number;
  /** What the problem adds of its own, such as the readings of a header or the name of a key. */
  readonly more: string;
}

/** @internal */
export interface Wording {
  readonly severity: "error" | "warning";
  readonly message: (mention: Mention) => string;
}

/** A line that cannot be understood. */
export const error = (message: Wording["message"]): Wording => ({ severity: "error", message });
/** Something that readers take differently, or that is probably not meant. */
export const warning = (message: Wording["message"]): Wording => ({ severity: "warning", message });
