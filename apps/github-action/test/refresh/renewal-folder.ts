/** The folder that a profile which renews itself reads: in quotes where its path has spaces. */
export function renewalFolder(config: string): string {
  const [, quoted, plain = ""] = /--from (?:"([^"]+)"|(\S+))/.exec(config) ?? [];
  return quoted ?? plain;
}
