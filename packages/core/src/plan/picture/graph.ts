/**
 * What a box stands for; it decides the colour.
 *
 * - `keys`: long-term keys
 * - `source`: any other beginning, such as a sign-in, a program, a machine's own role
 * - `session`: what GetSessionToken gives
 * - `role`: a role's session
 * - `problem`: named but not there, or in no state to be used
 *
 * @internal
 */
export type BoxKind = "keys" | "source" | "session" | "role" | "problem";

/** @internal */
export interface Box {
  readonly id: string;
  readonly kind: BoxKind;
  readonly title: string;
  /** Below the title, smaller. */
  readonly lines: readonly string[];
  /** What the picture is about. */
  readonly main: boolean;
  /** Where it leads to, as far as the files say. Many boxes stand in a row for each account, in a column for each role. */
  readonly target?: Target | undefined;
}

/** @internal */
export interface Target {
  /** `444455556666`, with the account's name where it is known. */
  readonly account: string;
  readonly role: string;
}

/** @internal */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  /** What is called, for how long, with what; each a line. */
  readonly lines: readonly string[];
}

/**
 * A picture as data: boxes, and arrows between them. It holds no secret, nor ids of keys, so that it can be passed around.
 *
 * @internal
 */
export interface Graph {
  readonly title: string;
  /** For those who do not see the picture. */
  readonly description: string;
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
}

/**
 * How a graph is drawn: as text for Mermaid, which GitHub and many wikis render, or as an SVG image.
 *
 * @public
 */
export const pictureFormats = ["mermaid", "svg"] as const;

/**
 * How a picture is drawn, one of {@link pictureFormats}.
 *
 * @public
 */
export type PictureFormat = (typeof pictureFormats)[number];
