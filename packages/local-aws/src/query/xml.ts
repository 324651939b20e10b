/**
 * What an element holds: text, elements by name, or nothing (`undefined` leaves the element out).
 *
 * @internal
 */
export type XmlContent = string | number | undefined | { readonly [name: string]: XmlContent };

/** @internal */
export function xmlElement(name: string, content: XmlContent, attributes = ""): string {
  if (content === undefined) return "";
  const inner =
    typeof content === "object"
      ? Object.entries(content)
          .map(([child, value]) => xmlElement(child, value))
          .join("")
      : escapeXml(String(content));
  return `<${name}${attributes}>${inner}</${name}>`;
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
