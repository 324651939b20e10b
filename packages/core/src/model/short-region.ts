const directions: Readonly<Record<string, string>> = {
  n: "north",
  s: "south",
  e: "east",
  w: "west",
  c: "central",
  ne: "northeast",
  nw: "northwest",
  se: "southeast",
  sw: "southwest",
};

/** The parts of the world and the partitions that names of regions begin with. */
const short = /^(af|ap|ca|cn|eu|il|me|mx|sa|us|usg|ug)(ne|nw|se|sw|n|s|e|w|c)(\d)$/;

/**
 * The region that a short name stands for, as people type it and some tools of AWS print it: `use1` is `us-east-1`.
 *
 * @returns `undefined` when the text is no short name
 * @public
 */
export function expandRegion(text: string): string | undefined {
  const [, start = "", direction = "", number] = short.exec(text.toLowerCase()) ?? [];
  if (number === undefined) return undefined;
  return `${start === "usg" || start === "ug" ? "us-gov" : start}-${directions[direction]}-${number}`;
}
