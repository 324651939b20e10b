/**
 * Percent-encodes everything but the unreserved characters of RFC 3986, as Signature Version 4 asks.
 *
 * @internal
 */
export function uriEncode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

/**
 * Decodes percent escapes; text that is not validly escaped stands for itself.
 *
 * @internal
 */
export function uriDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
