/**
 * A user agent as the SDK's clients take it: a string of it would be one name, with its marks replaced.
 *
 * @param userAgent - parts with a space between: `name/version`, `md/name#value`
 * @internal
 */
export function userAgentPairs(userAgent: string): [name: string, version?: string][] {
  return userAgent.split(" ").map((part) => {
    const [, name = part, version] = /^(md\/[^#]+)#(.*)$/.exec(part) ?? /^([^/]+)\/(.*)$/.exec(part) ?? [];
    return version === undefined ? [name] : [name, version];
  });
}
