/** Control characters but the line's end, and those that make text run the other way. */
const orders = /(?!\n)\p{Cc}|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** Text that may come from anywhere (a file of a repository, a folder's name), without what a terminal would take for an order. */
export function harmless(text: string): string {
  return text.replaceAll(orders, "\ufffd");
}
